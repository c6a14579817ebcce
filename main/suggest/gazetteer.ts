import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import type { ActorType } from '#contract/entity.ts'
import { foldName } from '../text/fold.ts'

/** What a name is, as far as the program knows without the library. Places are of no actor type. */
export type Known = { kind: 'person' | 'organisation' | 'place' | 'state'; type?: ActorType; country?: string }

const set = (words: string) => words.trim().split(/\s*,\s*/)

const bodies = set(
  'UN, United Nations, UN Security Council, Security Council, European Union, EU, NATO, African Union, AU, Arab League, OSCE, Council of Europe, European Parliament, European Commission, International Criminal Court, ICC, International Court of Justice, World Bank, IMF, International Monetary Fund, WHO, World Health Organization, UNHCR, UNICEF, UNESCO, IAEA, OPEC, ASEAN, ECOWAS, CIS, CSTO, OAS, Organization of American States, Commonwealth, G7, G8, G20, Interpol, WTO, OPCW, UNIFIL, UNRWA, WFP',
)
const civil = set(
  'Red Cross, International Red Cross, ICRC, Red Crescent, Amnesty International, Human Rights Watch, HRW, Médecins Sans Frontières, Doctors Without Borders, Greenpeace, Oxfam, Save the Children',
)
const outlets = set(
  'Reuters, Associated Press, AP, AFP, Agence France-Presse, TASS, Itar-Tass, RIA Novosti, Interfax, Xinhua, BBC, CNN, Al Jazeera, Al-Jazeera, RT, Fox News, New York Times, Washington Post, Guardian, Le Monde, Der Spiegel, Anadolu, Deutsche Welle, Voice of America, Radio Free Europe, Wikinews, NPR, ABC, NBC, CBS, Twitter, Facebook',
)
const bodiesOfState = set(
  'White House, Pentagon, Kremlin, State Department, FBI, CIA, Congress, Senate, House of Representatives, Knesset, Duma, Bundestag, Downing Street, Capitol, Supreme Court, Parliament',
)
const groups = set(
  'Hamas, Hezbollah, Hizballah, Taliban, Al-Qaeda, al-Qaida, Al Qaeda, ISIS, ISIL, Daesh, Islamic State, Boko Haram, Al-Shabaab, PKK, YPG, SDF, FARC, ELN, FMLN, IRA, ETA, Houthis, Wagner, LTTE, Shining Path, MRTA',
)
const placeNames = set(
  'Africa, Asia, Europe, Middle East, North America, South America, Latin America, Central America, Balkans, Caucasus, South Caucasus, Central Asia, Horn of Africa, Sahel, Gaza, Gaza Strip, West Bank, Crimea, Donbas, Kashmir, Kurdistan, Chechnya, Darfur, Transnistria, Abkhazia, South Ossetia, Nagorno Karabakh, Karabakh, Scotland, England, Wales, Northern Ireland, Tibet, Catalonia, Great Britain, Britain, America, Washington, New York, London, Paris, Moscow, Beijing, Berlin, Brussels, Geneva, Vienna, Rome, Madrid, Tokyo, Delhi, New Delhi, Islamabad, Kabul, Tehran, Baghdad, Damascus, Aleppo, Beirut, Jerusalem, Tel Aviv, Amman, Cairo, Tripoli, Tunis, Algiers, Rabat, Riyadh, Sanaa, Aden, Doha, Dubai, Ankara, Istanbul, Athens, Kyiv, Kiev, Minsk, Warsaw, Prague, Budapest, Belgrade, Sarajevo, Tbilisi, Yerevan, Baku, Stepanakert, Khartoum, Nairobi, Mogadishu, Addis Ababa, Kampala, Kigali, Lagos, Abuja, Accra, Dakar, Johannesburg, Bogota, Lima, Caracas, Havana, Mexico City, Buenos Aires, Sydney, Melbourne, Canberra, Mosul, Raqqa, Idlib, Homs, Hama, Fallujah, Kirkuk, Erbil, California, Texas, Florida, Chicago, Los Angeles, Boston, Mediterranean, Black Sea, Red Sea, Atlantic, Pacific',
)
const otherStates: readonly (readonly [string, string])[] = [
  ['US', 'US'],
  ['USA', 'US'],
  ['U.S.', 'US'],
  ['United States', 'US'],
  ['UK', 'GB'],
  ['U.K.', 'GB'],
  ['Russia', 'RU'],
  ['Iran', 'IR'],
  ['Syria', 'SY'],
  ['Turkey', 'TR'],
  ['South Korea', 'KR'],
  ['North Korea', 'KP'],
  ['Vietnam', 'VN'],
  ['Venezuela', 'VE'],
  ['Bolivia', 'BO'],
  ['Tanzania', 'TZ'],
  ['Moldova', 'MD'],
  ['Czech Republic', 'CZ'],
  ['Soviet Union', ''],
  ['USSR', ''],
  ['Yugoslavia', ''],
  ['Congo', 'CD'],
  ['DRC', 'CD'],
  ['Ivory Coast', 'CI'],
  ['Palestine', 'PS'],
  ['Kosovo', 'XK'],
  ['Taiwan', 'TW'],
  ['Burma', 'MM'],
  ['Macedonia', 'MK'],
  ['Vatican', 'VA'],
  ['Holland', 'NL'],
]

const base = new Map<string, Known>()
const learn = (names: readonly string[], known: Known) => {
  for (const name of names) base.set(foldName(name), known)
}
learn(placeNames, { kind: 'place' })
learn(bodies, { kind: 'organisation', type: 'international organisation' })
learn(civil, { kind: 'organisation', type: 'civil society' })
learn(outlets, { kind: 'organisation', type: 'media outlet' })
learn(bodiesOfState, { kind: 'organisation', type: 'government body' })
learn(groups, { kind: 'organisation', type: 'non-state armed group' })

const byLanguage = new Map<string, Map<string, Known>>()

/** What is known of a name in the language of its article, or in English. */
export function knownName(name: string, language = 'en'): Known | undefined {
  const key = foldName(name)
  return countriesIn('en').get(key) ?? base.get(key) ?? countriesIn(language.slice(0, 2)).get(key)
}

/** States under the names they have in a language, as the system knows them. */
function countriesIn(language: string): Map<string, Known> {
  const there = byLanguage.get(language)
  if (there) return there
  const names = new Map<string, Known>()
  const display = displayNames(language)
  for (const [code] of codes as [string, string, string, string][]) {
    const name = display?.of(code)
    if (name && name !== code) names.set(foldName(name), { kind: 'state', type: 'state', country: code })
  }
  if (language === 'en')
    for (const [name, country] of otherStates)
      names.set(foldName(name), { kind: 'state', type: 'state', ...(country && { country }) })
  byLanguage.set(language, names)
  return names
}

function displayNames(language: string): Intl.DisplayNames | null {
  try {
    return new Intl.DisplayNames(language, { type: 'region' })
  } catch {
    return null
  }
}

/** Adjectives of countries and peoples: by themselves they name nobody. */
export function isDemonym(word: string): boolean {
  return demonyms.has(word.toLowerCase()) || /^[A-Z][a-z]{3,}(?:ian|ians|ese|ish)$/.test(word)
}
const demonyms = new Set(
  set(
    'american, americans, british, french, german, germans, spanish, italian, italians, greek, greeks, dutch, danish, swedish, finnish, polish, poles, czech, slovak, turkish, turk, turks, kurdish, kurd, kurds, arab, arabs, arabic, israeli, israelis, iraqi, iraqis, saudi, saudis, yemeni, yemenis, omani, qatari, kuwaiti, emirati, pakistani, pakistanis, afghan, afghans, bangladeshi, indian, thai, chinese, japanese, korean, vietnamese, filipino, filipinos, russian, russians, ukrainian, soviet, azerbaijani, azerbaijanis, azeri, armenian, armenians, georgian, uzbek, kazakh, tajik, chechen, serb, serbs, serbian, croat, croatian, bosnian, albanian, hungarian, romanian, bulgarian, egyptian, libyan, sudanese, somali, somalis, kenyan, nigerian, ghanaian, rwandan, congolese, african, africans, european, europeans, asian, mexican, cuban, colombian, peruvian, argentine, brazilian, chilean, salvadoran, guatemalan, honduran, nicaraguan, panamanian, venezuelan, canadian, australian, australians, new zealander, irish, scottish, welsh, english, western, eastern, northern, southern, muslim, muslims, christian, christians, jewish, jews, catholic, protestant, sunni, shia, shiite, shiites, islamic, islamist, islamists, orthodox, latin, palestinian, palestinians, syrian, syrians, lebanese, jordanian, iranian, iranians, maoist, communist, communists, marxist, democrat, democrats, republican, republicans, nazi',
  ),
)
