import { Component, type ReactNode } from 'react'
import { ErrorNote } from './ErrorNote.tsx'

type Props = { children: ReactNode; place: string }
type State = { problem: Error | null; place: string }

/** Keeps a failure inside its screen: the frame, the palette and undo go on working. Another place starts anew. */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { problem: null, place: this.props.place }

  static getDerivedStateFromError(problem: unknown): Partial<State> {
    return { problem: problem instanceof Error ? problem : new Error(String(problem)) }
  }

  static getDerivedStateFromProps({ place }: Props, state: State): Partial<State> | null {
    return place === state.place ? null : { place, problem: null }
  }

  override render() {
    if (!this.state.problem) return this.props.children
    return <ErrorNote problem={this.state.problem} onRetry={() => this.setState({ problem: null })} />
  }
}
