import type { DocumentedEvent } from './documented-event.ts'

const cloudEvents = 'application/cloudevents+json'

/** The AsyncAPI 3 description of what the service receives: one channel, one message a type, each with its samples. */
export const asyncApi = (events: readonly DocumentedEvent[]) => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Safeguarding clocks: events',
    version: '1.0.0',
    description:
      'The facts that the service takes in, as CloudEvents 1.0 in structured JSON. Opaque references only: no name, date of ' +
      'birth, address or free text; an unknown key is refused. The same event (`source` and `id`) may be sent again and changes nothing.',
    license: { name: 'MIT' },
  },
  defaultContentType: cloudEvents,
  channels: {
    events: {
      address: '/events',
      title: 'Events',
      description:
        'HTTP `POST /events`, one event a request: 202 once it is durably stored, otherwise a problem (RFC 9457) that names the ' +
        'field. The same event may be put on the service’s event bus instead, as the detail of an entry; what is refused there goes to the dead letters.',
      messages: Object.fromEntries(events.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
    },
  },
  operations: {
    receiveEvent: {
      action: 'receive',
      channel: { $ref: '#/channels/events' },
      title: 'Receive one event',
      bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      messages: events.map(({ type }) => ({ $ref: `#/channels/events/messages/${type}` })),
    },
  },
  components: { messages: Object.fromEntries(events.map((event) => [event.type, messageOf(event)])) },
})

const messageOf = ({ type, title, schemaFile, samples }: DocumentedEvent) => ({
  name: type,
  title,
  contentType: cloudEvents,
  payload: {
    schemaFormat: 'application/schema+json;version=draft-2020-12',
    schema: { $ref: `./${schemaFile}` },
  },
  examples: samples.map(({ name, event }) => ({ name, payload: event })),
})
