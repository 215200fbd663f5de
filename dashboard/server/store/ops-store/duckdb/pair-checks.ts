import { ISSUE_RULES } from '@shared/issue/same-issue.ts'
import type { Database } from '../../duckdb/database.ts'
import { idLiteral, idOrNull, numberLiteral, textLiteral, textOrNull } from '../../duckdb/literals.ts'
import { numberOf, numberOrNull, readRow, readRows, textOf, textOrNullOf, type Row } from '../../duckdb/rows.ts'
import { PAIR_ANSWERS, type DrawnPair, type PairCheck, type PairChecks } from '../pair-checks.ts'

const VERDICTS = ['yes', 'possible', 'no'] as const

export function pairChecks(database: Database): PairChecks {
  return {
    pairChecks: () =>
      database.read(async (connection) =>
        (await readRows(connection, 'select * from pair_checks order by week, place')).map((row) => checkFrom(row)),
      ),
    keepDraw: (week, pairs) =>
      database.write(async (connection) => {
        const drawn = await readRow(connection, `select count(*) as pairs from pair_checks where week = ${idLiteral(week)}`)
        if (pairs.length === 0 || numberOf(drawn, 'pairs') > 0) return
        await connection.run(`insert into pair_checks values ${pairs.map((pair, place) => valuesOf(week, place, pair)).join(', ')}`)
      }),
    savePairAnswer: ({ a, b }, answer, by, at) =>
      database.write(async (connection) => {
        await connection.run(
          `update pair_checks set answer = ${textOrNull(answer)}, answered_by = ${textOrNull(answer && by)}, answered_at = ${idOrNull(answer && at)}
          where (a, b) = (${idLiteral(a)}, ${idLiteral(b)})`,
        )
      }),
  }
}

const valuesOf = (week: number, place: number, pair: DrawnPair): string =>
  `(${[
    idLiteral(week),
    idLiteral(pair.a),
    idLiteral(pair.b),
    idLiteral(place),
    textLiteral(pair.stratum),
    idLiteral(pair.population),
    numberLiteral(pair.inclusion),
    textLiteral(pair.verdict),
    textLiteral(pair.why),
    pair.p === null ? 'null' : numberLiteral(pair.p),
    idOrNull(pair.model),
    'null, null, null',
  ].join(', ')})`

function checkFrom(row: Row): PairCheck {
  const answer = textOrNullOf(row, 'answer')
  return {
    week: numberOf(row, 'week'),
    a: numberOf(row, 'a'),
    b: numberOf(row, 'b'),
    stratum: textOf(row, 'stratum'),
    population: numberOf(row, 'population'),
    inclusion: numberOf(row, 'inclusion'),
    verdict: known(VERDICTS, textOf(row, 'verdict')),
    why: known(ISSUE_RULES, textOf(row, 'why')),
    p: numberOrNull(row, 'p'),
    model: numberOrNull(row, 'model'),
    answer: answer === null ? null : known(PAIR_ANSWERS, answer),
    answeredBy: textOrNullOf(row, 'answered_by'),
    answeredAt: numberOrNull(row, 'answered_at'),
  }
}
function known<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((one) => one === word)
  if (found === undefined) throw new TypeError(`a word that nobody knows in pair_checks: ${word}`)
  return found
}
