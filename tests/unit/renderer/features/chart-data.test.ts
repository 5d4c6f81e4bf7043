import { describe, expect, it } from 'vitest'
import { chartData } from '../../../../renderer/features/session-chart/chart-data'
import { SessionSurvey } from '../../../../shared/survey/session-survey'

const tenth = 100_000_000
const survey = new SessionSurvey()
for (const time of [0, 1, 2, tenth, 2 * tenth + tenth / 4]) {
  survey.addFrame({ connection: 1, time }, 'received', 1, 12)
  survey.addMessage({ connection: 1, time }, 'received', false, 10, 10)
}
survey.addFrame({ connection: 1, time: tenth }, 'sent', 9, 6)
survey.addProblem({ connection: 1, time: 2 * tenth })
const series = survey.series(0, null, 10)

describe('chartData', () => {
  it('gives messages a second, and of a bucket that is not over what half of it would have', () => {
    const { times, received, sent } = chartData(series, 'messages', survey.end)
    expect([...times]).toEqual([0, tenth, 2 * tenth, 3 * tenth])
    expect([...received]).toEqual([30, 10, 20, 20])
    expect([...sent]).toEqual([0, 0, 0, 0])
  })

  it('gives bytes a second', () => {
    expect([...chartData(series, 'bytes', survey.end).received]).toEqual([360, 120, 240, 240])
    expect([...chartData(series, 'bytes', survey.end).sent]).toEqual([0, 60, 0, 0])
  })

  it('marks the buckets with control frames and with problems, not after the end', () => {
    const { control, problems } = chartData(series, 'messages', survey.end)
    expect(control).toEqual([1.5 * tenth])
    expect(problems).toEqual([survey.end])
  })
})
