import type { ActorType } from '#contract/entity.ts'

const set = (words: string) => new Set(words.trim().split(/\s+/))

/** Titles that stand before a person's name and are no part of it; lower case, without full stops. */
export const titles = set(
  'mr mrs ms miss dr prof professor sir dame lord lady president vice-president ex-president premier chancellor king queen prince princess sheikh sheik imam ayatollah pope bishop archbishop cardinal father rabbi reverend rev pastor judge justice senator sen congressman congresswoman representative rep governor gov mayor minister secretary ambassador general gen colonel col lieutenant lt captain capt major maj commander brigadier marshal admiral sergeant sgt corporal chief director chairman chairwoman chairperson spokesman spokeswoman spokesperson leader coach detective inspector officer attorney deputy vice prime foreign defense defence interior finance former presidential secretary-general sultan emir caliph sister brother lawmaker mp commissioner councillor councilman astronaut actor actress singer author journalist head state first',
)

const types: Partial<Record<ActorType, string>> = {
  'government body':
    'ministry department office government parliament senate assembly court tribunal council commission committee bureau administration cabinet congress directorate agency authority secretariat embassy consulate municipality chamber prosecutor treasury police guard service',
  'armed force':
    'army navy force forces brigade battalion division corps regiment squadron marines command garrison fleet troops military gendarmerie militia guards peacekeepers',
  'non-state armed group': 'front brigades liberation jihad rebels resistance cartel mujahideen',
  'political party': 'party coalition bloc alliance democrats republicans congress movement',
  'international organisation': 'nations union league organization organisation treaty',
  company:
    'inc corp corporation company co ltd llc plc group bank airlines airways industries motors records studios entertainment technologies oil gas energy holdings systems foundation',
  'media outlet':
    'news times post journal radio television tv press daily herald tribune gazette magazine newspaper broadcasting network channel',
  'civil society':
    'university college school institute society association federation foundation church mosque club fc team hospital center centre museum library orchestra band academy trust charity crescent cross observatory confederation conference board laboratory society seminary temple',
}
const typeByWord = new Map<string, ActorType>()
for (const [type, words] of Object.entries(types) as [ActorType, string][])
  for (const word of set(words)) if (!typeByWord.has(word)) typeByWord.set(word, type)

/** The kind of organisation that a word in its name tells. */
export const organisationType = (word: string): ActorType | undefined => typeByWord.get(word.toLowerCase())

export const placeWords = set(
  'river lake sea ocean bay gulf mountain mountains mount valley island islands peninsula desert city town village province county district region governorate state republic street avenue road square park airport port border coast strait canal beach hills hill heights bridge palace stadium prison camp base plaza cape oblast raion territory kingdom emirates',
)

/** Small words inside a name: between two capitals they join. */
export const joiners = set('de del la las los el al bin ibn ben abu von van der den ter da dos das di du le y e zu')

/** Words with a capital that begin sentences, and days and months: no names by themselves. */
export const ordinary = set(
  'a an the this that these those there here it its he she they we you i his her their our my your who whom whose which what when where why how if in on at by for from to of with without within during after before since until while although though because as so but and or nor yet not no yes all any some many much most more less few several both each every either neither other others another such same own only just even also too very still already again once never always often sometimes soon later earlier now then today yesterday tomorrow meanwhile however moreover furthermore therefore thus hence instead besides otherwise nevertheless nonetheless despite according among amid against between beyond across along around about above below under over into onto upon up down out off through throughout toward towards per via like unlike than rather one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands first second third last next new old former late early monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december police officials authorities troops soldiers rebels fighters protesters people residents witnesses sources activists experts analysts critics supporters opponents civilians children women men students workers doctors reporters journalists lawmakers leaders members militants government army military security forces state local foreign national international regional federal public private political economic social human rights peace war ceasefire talks negotiations elections election voters parliament president minister prime general earlier recent recently currently initially originally finally eventually apparently reportedly allegedly clearly perhaps maybe indeed certainly though whether both having being been was were is are has have had do does did will would can could should may might must let get got make made take took see seen say said says asked told come came go went give given find found know known think thought use used work working please thanks thank hello well good great big small high low long short best better worst worse part parts side number group groups world country countries city area areas region home house life death day days week weeks month months year years time times night morning evening report reports statement news story article photo image video source sources file files map maps image edit page see references external links history background overview summary introduction conclusion results methods details early following based born died album film song band game season series single studio live version title name names career personal awards club team player players coach match final cup league round points goal goals win won loss lost played play',
)

/** Lower-case nouns for people that make a group of the adjective before them: `Armenian sources`, `security forces`. */
export const groupNouns: Readonly<Record<string, ActorType>> = {
  sources: 'unnamed source',
  source: 'unnamed source',
  officials: 'unnamed source',
  authorities: 'government body',
  government: 'government body',
  forces: 'armed force',
  army: 'armed force',
  troops: 'armed force',
  soldiers: 'armed force',
  military: 'armed force',
  peacekeepers: 'armed force',
  police: 'government body',
  parliament: 'government body',
  fighters: 'non-state armed group',
  rebels: 'non-state armed group',
  militants: 'non-state armed group',
  separatists: 'non-state armed group',
  protesters: 'population',
  refugees: 'population',
  civilians: 'population',
  media: 'media outlet',
}

/** Given names by which a person is told; common ones of the languages news is written in. */
export const givenNames = set(
  'john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel frank gregory raymond alexander patrick jack dennis jerry tyler aaron jose adam henry nathan douglas peter zachary kyle walter ethan jeremy harold carl keith roger gerald christian terry sean arthur austin noah lawrence jesse joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip bobby johnny bradley mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy shirley angela helen anna brenda pamela nicole ruth katherine samantha christine emma catherine virginia rachel carolyn janet maria heather diane julie joyce victoria kelly christina joan evelyn lauren judith olivia martha cheryl megan andrea hannah jacqueline ann jean alice kathryn gloria teresa sara janice julia grace hugo luis carlos jorge pedro miguel manuel francisco antonio fernando rafael alberto alejandro eduardo javier ricardo roberto sergio pablo diego mario andres raul oscar hector enrique ernesto guillermo felipe simon alfredo julio cesar ivan vladimir sergei sergey dmitry dmitri alexei alexey mikhail nikolai nikolay igor oleg yuri boris viktor victor pavel andrei andrey anton roman maxim konstantin leonid anatoly valery natalia olga svetlana elena irina tatiana ekaterina marina nikol ilham heydar serzh robert levon ara arayik ruben armen karen gagik hayk aram tigran artur vartan mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein husayn omar umar khalid khaled abdullah abdul ibrahim ismail yusuf youssef mustafa mahmoud hamid karim rashid salim said saeed tariq bashar saddam muammar hosni yasser mahmood benjamin ariel ehud shimon yitzhak moshe david golda recep abdulla binali mehmet kemal hans klaus jurgen wolfgang angela helmut gerhard francois jacques nicolas emmanuel pierre marie giuseppe giovanni matteo luigi silvio paolo xi jinping li wang zhang chen kim park lee hiroshi kenji shinzo narendra rahul rajiv indira amit sanjay imran nawaz benazir pervez asif hamid ashraf barack hillary bill tony gordon theresa boris antony kofi ban antonio josep ursula joao jair lula nelson jacob cyril robert emmerson yoweri paul uhuru william raila jomo julius goodluck muhammadu olusegun sani',
)

/** Words that begin sentences in Russian, Ukrainian and Armenian. */
export const ordinaryElsewhere = set(
  'вчера сегодня завтра в на по за от до из при после перед однако также это этот эта эти но и а он она они мы вы я его её ее их как когда если хотя для о об с со у к ко во же так там тут здесь тогда потом ранее позже теперь уже ещё еще все всё кто что где почему также кроме напомним ранее отметим по-прежнему вчора сьогодні після також це цей він вона вони як коли якщо այսօր երեկ վաղը նա նրանք մենք դուք սա դա այս այդ այն իսկ բայց և որ ինչպես երբ եթե նաև ըստ հետո նախ',
)
