/** Which language a text in Latin letters is written in, by its commonest small words and its own letters. */

/** Words that hardly a sentence goes without; a word of several languages counts for each by its share. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the a an and or but not is are was were be been am has have had do does did will would can could should may i you he she it we they my your his her its our their me him us them this that these those there here what which who when where why how to of in on at for from with by about as if than then so no yes any some all more very just only after before again still please thanks thank hello hi order refund payment delivery been cannot hasn haven isn wasn doesn didn don won get got want need received back out up off too also much many because while since until both between each other same such into over under down',
  de: 'der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind war waren sein bin hat habe haben hatte wird werden wurde kann können konnte soll muss ich du er sie es wir ihr mein meine meinen meiner dein ihre ihren unser mich dich sich uns ihnen mir was wer wann wo warum wie welche zu von in im am an auf für mit bei nach aus über um vor bis seit als wenn dass weil noch schon auch nur sehr mehr hier da dort bitte danke hallo guten tag vielen dank möchte leider bestellung rechnung lieferung gutschein immer wieder zum zur vom ins ja nein',
  fr: 'le la les un une des du de et ou mais ne pas plus est sont était être suis ai as avons avez ont avait a peut peux je tu il elle nous vous ils elles mon ma mes ton ta tes son sa ses notre votre vos leur me te se lui ce cet cette ces ça que qui quoi quand où pourquoi comment quel quelle à au aux dans sur sous pour par avec sans chez depuis comme si très bien déjà encore toujours aussi merci bonjour voudrais commande facture livraison colis en y été fait reçu monsieur madame svp oui non',
  es: 'el la los las un una unos unas de del y o pero no es son era fue ser soy está están estoy ha han he hemos había puede puedo yo tú él ella nosotros ustedes mi mis tu tus su sus nuestro me te se lo le les nos este esta estos estas eso esto que qué quién cuándo dónde por porque cómo cuál a al en con sin para desde hasta sobre como si muy más ya aún también gracias hola buenos días quiero quisiera pedido factura entrega envío favor sí todavía hace cuenta aunque',
  it: "il lo la i gli le un uno una di del della dei delle e o ma non è sono era essere ho hai ha abbiamo avete hanno può posso io tu lui lei noi voi loro mio mia miei tuo suo sua nostro mi ti si ci vi questo questa questi quello che chi quando dove perché come quale a al alla in nel nella con senza per da dal su fino se molto più già ancora anche grazie buongiorno ciao vorrei ordine fattura consegna pacco ricevuto sì l'ordine c'è quanto stato",
  pt: 'o a os as um uma uns umas de do da dos das e ou mas não é são era foi ser sou está estão estou tem têm tenho havia pode posso eu tu ele ela nós vocês você meu minha meus minhas seu sua nosso me te se lhe este esta isso isto que quem quando onde porque porquê como qual ao à em no na nos nas com sem para por pelo pela desde até sobre muito mais já ainda também obrigado obrigada olá bom dia quero gostaria pedido fatura entrega encomenda recebi favor sim',
  nl: 'de het een en of maar niet geen is zijn was waren ben heb heeft hebben had wordt worden werd kan kunnen kon moet ik jij je hij zij ze wij we jullie u mijn jouw uw ons onze mij hem haar hun dit dat deze die er hier daar wat wie wanneer waar waarom hoe welke te van in op aan voor met bij naar uit over om tot sinds als dan omdat nog al ook alleen zeer meer graag bedankt hallo goedendag wil bestelling factuur levering pakket ontvangen ja nee alstublieft',
}
const OWN_LETTERS: readonly (readonly [string, RegExp])[] = [
  ['de', /[äöüß]/g],
  ['fr', /[çèêëîïùûœ]|\b[ldjnmtsc]['’](?=[aeiouhéêy])|\bqu['’]/g],
  ['es', /[ñ¿¡]/g],
  ['it', /[ìò]|\b(?:dell|nell|all|sull|un|dall)['’]/g],
  ['pt', /[ãõ]/g],
]
const LETTER_WEIGHT = 1
/** One small word of one language alone, or several shared ones. */
const LEAST = 1
/** The next likely language must stay so far behind. */
const AHEAD = 1.35
const MOST_WORDS = 400

const OF_WORD = new Map<string, string[]>()
for (const [language, words] of Object.entries(SMALL_WORDS))
  for (const word of new Set(words.split(' '))) OF_WORD.set(word, [...(OF_WORD.get(word) ?? []), language])

/** Things that customers write about; they stand among the small words because they tell the language well. */
const THINGS = new Set(
  'order refund payment delivery bestellung rechnung lieferung gutschein commande facture livraison colis pedido factura entrega envío cuenta ordine fattura pacco fatura encomenda bestelling factuur levering pakket'.split(
    ' ',
  ),
)
/** A word that holds sentences of one of the languages together and says nothing by itself; lower case. */
export const isSmallWord = (word: string): boolean => OF_WORD.has(word) && !THINGS.has(word)

/** One of en, de, fr, es, it, pt, nl; null when the words do not tell. */
export function languageByWords(text: string): string | null {
  const lower = text.normalize('NFC').toLowerCase()
  const scores = new Map<string, number>()
  const add = (language: string, weight: number) => scores.set(language, (scores.get(language) ?? 0) + weight)
  for (const word of (lower.match(/\p{L}+/gu) ?? []).slice(0, MOST_WORDS)) {
    const languages = OF_WORD.get(word) ?? []
    for (const language of languages) add(language, 1 / languages.length)
  }
  for (const [language, letters] of OWN_LETTERS) {
    const found = lower.match(letters)?.length ?? 0
    if (found > 0) add(language, LETTER_WEIGHT * Math.min(found, 3))
  }
  const [best, next] = [...scores].sort((a, b) => b[1] - a[1])
  return best && best[1] >= LEAST && best[1] >= AHEAD * (next?.[1] ?? 0) ? best[0] : null
}
