import type { SurveyConnections, SurveyProgress, SurveySeries } from '../../shared/ipc/survey-channels'
import type { SessionEvent } from '../../shared/session/session-event'
import { SessionSurvey } from '../../shared/survey/session-survey'

/** More are not counted: a page in a tab has no thread to spare. */
const MAX_COUNTED = 200_000

/** What main counts of a capture, counted of synthetic events. */
export class FakeSurvey {
  readonly #survey = new SessionSurvey()
  readonly #event: (event: number) => SessionEvent
  #counted = 0

  constructor(event: (event: number) => SessionEvent) {
    this.#event = event
  }

  series(events: number, from: number, to: number | null, buckets: number): SurveySeries {
    this.#advance(events)
    return { ...this.#progress(events), series: this.#survey.series(from, to, buckets), end: this.#survey.end }
  }

  connections(events: number): SurveyConnections {
    this.#advance(events)
    return { ...this.#progress(events), connections: this.#survey.connections, leftOut: 0 }
  }

  #progress(events: number): SurveyProgress {
    return { complete: true, counted: this.#counted, events }
  }

  #advance(events: number): void {
    for (; this.#counted < Math.min(events, MAX_COUNTED); this.#counted++) this.#count(this.#event(this.#counted))
  }

  #count(event: SessionEvent): void {
    if (event.kind === 'frame')
      this.#survey.addFrame(event, event.direction, event.opcode, event.headerLength + event.payloadLength)
    else if (event.kind === 'message')
      this.#survey.addMessage(event, event.direction, event.compressed, event.wireLength, event.length)
    else if (event.kind === 'protocol-violation' || event.kind === 'error') this.#survey.addProblem(event)
    else this.#survey.addOther(event)
  }
}
