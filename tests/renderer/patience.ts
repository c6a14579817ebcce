import { configure } from '@testing-library/react'

// A screen on a busy machine takes its time; what has to be quick says so itself.
configure({ asyncUtilTimeout: 5_000 })
