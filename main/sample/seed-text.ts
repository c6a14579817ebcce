/**
 * The article the sample library is built around, as its file holds it: a header with the date, then the text. Each line
 * is a paragraph.
 */
export const seedFileName = '000_4cd44367827434d5.txt'

export const seedText = [
  ' date 2023-09-20 Several civilians were killed and dozens wounded in the latest round of violence inside the disputed Azerbaijani territory which has seen conflict since 1991 and is run by separatist Armenian authorities',
  'Authorities in Nagorno Karabakh announced a ceasefire agreement with Azerbaijan on Wednesday, September 20, hours after the latter launched a military operation in the region on Tuesday. The ceasefire took effect at 1 pm local time.',
  'Azerbaijan launched the military operation alleging that Armenia had violated the ceasefire agreement signed in 2020 and amassed troops inside the disputed territory.',
  'At least seven civilians were killed and 35 others injured in what Azerbaijan called “local anti-terrorism measures,” RT reported. However, according to Armenian sources, at least 27 people were killed and over 200 wounded.',
  'Armenia denied the allegations of troop deployment in the region recognized as Azerbaijani territory but where the majority Armenians have declared independence and claim affiliation with Armenia since 1991.',
  'Armenia repeated its claims that the purpose of Azerbaijan’s military operation in Nagorno Karabakh was “ethnic cleansing.”',
  'Meanwhile, hundreds of protesters gathered in the Armenian capital Yerevan demanding Prime Minister Nikol Pashinyan’s resignation. Security forces attacked the protesters, injuring at least 38.',
  'Azerbaijani President Ilham Aliyev had said in a telephonic conversation with US Secretary of State Antony Blinken that the operation in Nagorno Karabakh will only end if the Armenian fighters lay down their arms.',
  'Aliyev also denied the Armenian claim of ethnic cleansing and said that the Azerbaijani forces were only targeting “legitimate military targets.” He claimed that Armenia had been taking provocative steps in the region for months now, including an election on September 9, TASS quoted the Azerbaijani presidential press service as saying.',
  'Several countries, including Russia, have called for the end of hostilities in the region. Russian foreign ministry spokesperson Maria Zakharova asked the parties to “stop the fighting and return to the path of the political and diplomatic resolution.” She added that Russian peacekeepers in the region were evacuating people from conflict zones and helping with medical assistance.',
  'Around 2,000 Russian armed forces were deployed in the region as peacekeepers in 2020 to help maintain the peace that was achieved after months of fighting between Armenia and Azerbaijan in which over 1,000 people were killed.',
  'Calls for a ceasefire were also issued by UN Secretary General António Guterres.',
].join('\n\n')
