/** The words that casualty figures are made of, English. Everything here is lower case. */
const set = (words: string) => new Set(words.trim().split(/\s+/))

/** What happened to those who are counted, by every form of the word. */
const cues: Record<string, string> = {
  killed:
    'killed kill kills killing dead died die dies dying deaths death fatalities fatality slain murdered murder murders murdering murdered assassinated assassination assassinating executed executing execution executions massacred massacring perished slaughtered slaughtering beheaded bodies corpses lives drowned starved',
  injured:
    'injured injuring injure injures injuries wounded wounding wound wounds hurt hurting maimed maiming hospitalized hospitalised',
  displaced: 'displaced displacing displace fled fleeing flee homeless uprooted uprooting',
  detained:
    'detained detaining detain arrested arresting arrest arrests captured capturing capture imprisoned imprisoning jailed jailing',
  abducted: 'abducted abducting abduct kidnapped kidnapping kidnap kidnaped kidnaping kidnappings abductions hostage',
  missing: 'missing disappeared disappearances',
  casualties: 'casualties casualty',
  deployed: 'deployed deploying deploy',
}

/** `dead`, `deaths`: said of the figure itself; they take no object. */
const nounCues = set(
  'dead casualties casualty deaths death fatalities fatality bodies corpses lives injuries homeless missing disappearances arrests kidnappings abductions wounds execution executions murder murders assassination',
)
/** Forms that are not also a participle, so that what follows is what they act on. */
const activeCues = set(
  'kill kills killing dying murder murders murdering assassinating executing massacring slaughtering injuring injure injures wounding wound hurting maiming displacing displace fleeing uprooting detaining detain arresting arrest capturing capture imprisoning jailing abducting abduct kidnapping kidnap kidnaping deploying deploy',
)
/** `died`, `fled`: the counted come before them, whatever the grammar. */
const subjectCues = set('died die dies perished fled flee drowned starved disappeared hostage')

export type Cue = { property: string; form: 'noun' | 'active' | 'subject' | 'participle' }

const cueByWord = new Map<string, Cue>()
for (const [property, words] of Object.entries(cues))
  for (const word of set(words))
    cueByWord.set(word, {
      property,
      form: nounCues.has(word)
        ? 'noun'
        : activeCues.has(word)
          ? 'active'
          : subjectCues.has(word)
            ? 'subject'
            : 'participle',
    })

export const cueOf = (word: string): Cue | undefined => cueByWord.get(word)

/** Nouns for people, by the unit they are counted in; a noun that is no term of a vocabulary is its own unit. */
const units: Record<string, string> = {
  people:
    'people person persons individuals others victims inhabitants passengers bystanders members ones citizens nationals',
  civilians: 'civilians civilian noncombatants non-combatants',
  combatants: 'combatants combatant',
  soldiers:
    'soldiers soldier troops servicemen serviceman conscripts conscript marines marine military-men infantrymen paratroopers officers officer personnel forces',
  fighters:
    'fighters fighter rebels rebel guerrillas guerrilla guerillas insurgents insurgent militants militant gunmen gunman militiamen terrorists terrorist extremists subversives separatists jihadists',
  children:
    'children child kids minors infants babies boys girls boy girl minor infant baby teenagers youngsters schoolchildren',
  women: 'women woman',
  men: 'men man',
  protesters: 'protesters protester protestors protestor demonstrators demonstrator marchers activists',
  refugees: 'refugees refugee idps asylum-seekers migrants',
  prisoners: 'prisoners prisoner inmates inmate detainees detainee hostages hostage',
  peacekeepers: 'peacekeepers peacekeeper',
  journalists: 'journalists journalist reporters newsmen correspondents cameramen',
  'police officers': 'policemen policeman police-officers police policewomen',
  'aid workers': 'aid-workers',
  'health workers': 'doctors nurses medics paramedics',
  families: 'families family households',
}
const unitByNoun = new Map<string, string>()
for (const [unit, words] of Object.entries(units)) for (const word of set(words)) unitByNoun.set(word, unit)
const otherPeople = set(
  'peasants peasant villagers villager residents resident students student workers worker teachers priests priest jesuits nuns jurists judges lawyers farmers miners drivers pilots sailors fishermen relatives bodyguards bodyguard guards guard escorts leaders officials clerics missionaries politicians diplomats employees agents pedestrians worshippers worshipers pilgrims mourners spectators tourists foreigners businessmen volunteers religious indians settlers shoppers commuters crew guests supporters followers candidates mayors ministers troopers cadets recruits crewmen policewomen technicians engineers colombians salvadorans peruvians bolivians chileans hondurans nicaraguans guatemalans mexicans ecuadorans ecuadorians venezuelans brazilians argentines spaniards germans italians frenchmen britons canadians australians indonesians filipinos koreans africans nigerians kenyans somalis ethiopians eritreans sudanese congolese rwandans malians libyans egyptians tunisians algerians moroccans jordanians saudis iranians pakistanis bangladeshis georgians azeris chechens belarusians poles romanians serbs croats bosnians kosovars albanians macedonians greeks cypriots tibetans uyghurs rohingya americans u.s. palestinians israelis syrians iraqis afghans ukrainians russians armenians azerbaijanis kurds turks lebanese yemenis houthis christians muslims shiites sunnis yazidis',
)

/** The unit that a noun counts in, or null where it does not count people. */
export function unitOf(noun: string): string | null {
  return unitByNoun.get(noun) ?? (otherPeople.has(noun) ? noun : null)
}

/** Things, time and money: a figure before one counts no people. */
export const notPeople = set(
  "percent per cent pct % kilometers kilometres km miles mile meters metres meter feet foot kilograms kilogram kilograms kg kilos kilo pounds pound tons tonnes ton grams liters litres minutes minute hours hour days day weeks week months month years year decades centuries seconds times time o'clock am pm a.m p.m a.m. p.m. dollars dollar pesos euros rubles francs inches degrees votes seats points shots rounds bullets bombs bomb rockets missiles mortars grenades rifles pistols guns machineguns vehicles cars trucks buses helicopters planes aircraft tanks boats ships houses homes buildings towns villages cities provinces states countries nations departments municipalities blocks floors rooms articles resolutions attacks attack incidents explosions raids strikes parties groups organizations companies banks towers pylons stations bridges cases charges sticks caliber calibre mm year-old years-old",
)

export const plainWords = set(
  'the a an his her their its our of these those them such very more other additional further new young old elderly innocent unarmed armed local foreign senior civilian military army government national police salvadoran colombian peruvian guatemalan honduran nicaraguan american u.s. us british french german spanish russian armenian azerbaijani israeli palestinian syrian iraqi iraqi-backed turkish kurdish afghan ukrainian iranian pakistani indian peaceful suspected alleged high-ranking enlisted enemy friendly university jesuit catholic religious poor unidentified unknown heavily badly seriously slightly critically severely gravely mortally fatally',
)
