import { plantedSeries, viewOfSeries } from './plantedSeries'
import { concernsOf } from '../../gateway/portfolio/concerns/concerns'
import { standingOf } from '../../gateway/portfolio/concerns/standing'
import { comparisonOf } from '../../gateway/portfolio/measures/comparisonOf'
import { judgedMeasures } from '../../gateway/portfolio/concerns/judgedMeasures'
import { readdirSync } from 'node:fs'
const names = process.argv.slice(2)
for (const name of names.length ? names : readdirSync('/work/shared/cases/verdicts').map((f) => f.replace('.json', ''))) {
  const s = plantedSeries(name)
  console.log('=====', name, '|', s.truth, '\n   ', s.expect.join('\n    '))
  try {
  const view = viewOfSeries(s)
  for (const c of concernsOf(view, false)) console.log('  C', c.programme, c.code, c.severity, c.travel, 'since', c.since, 'began', JSON.stringify(c.began), '\n      ', c.message, c.support.exemplars.map((e) => e.programme).join())
  for (const m of view.members('cluster')) {
    const st = standingOf(view, m, false).find((x) => x.axis === 'SERVICE')
    const j = judgedMeasures(view, m)[0]
    const v = j?.verdict.result.value
    console.log('  S', m.id, st?.standing, st?.known.cell.value ?? st?.known.cell.reason, '| v', v ? `${v.restsOn} ${v.precision} stretch ${v.stretchFrom} ${v.movement} ${v.moving?.by ?? ''} ${v.shift ?? ''} level ${v.level?.toFixed(2)} sd ${v.sigma?.toFixed(2)} r ${v.autocorrelation.toFixed(2)} ass ${v.assurance.value ?? v.assurance.refused?.reason} var ${v.variation.value ?? v.variation.refused?.reason} rec ${v.record.value?.met}/${v.record.value?.of}` : j?.verdict.result.refused?.detail, (j?.verdict.caveats??[]).map(c=>c.code+':'+c.detail).join())
  }
  const c = comparisonOf(view, view.measures.get('planted')!)
  console.log('  ranks', c.between.ranks.map((r) => `${r.programme} ${r.best.cell.value ?? r.best.cell.reason}-${r.worst.cell.value ?? ''} ${r.level.cell.value ?? r.level.cell.note} ${r.label.cell.value}`).join('; '))
  console.log('  pairs', c.between.differences().filter((d) => Number(d.low.cell.value) * Number(d.high.cell.value) < 0).map((d) => d.programme + '-' + d.other).join(' '), 'not told apart of', c.between.differences().length, c.between.caveats.map((x) => x.message).join('|'))
  } catch (e) { console.log('  FAILED', e) }
}
