/** What the reference's clients read of answers. */
import { expect } from 'vitest'
import type { RawAnswer } from '../fixture/raw-http.ts'

/** The JSON of a 200. */
export function ok(answer: RawAnswer): unknown {
  expect(answer.status, answer.body).toBe(200)
  expect(answer.headers['content-type']).toMatch(/^application\/json/)
  return answer.json()
}

/** A list under `name` that has an object with this `ID`; it is never null. */
export function listed(answer: RawAnswer, name: string, id: string): void {
  const body = ok(answer) as Record<string, unknown>
  expect(body[name]).toContainEqual(expect.objectContaining({ ID: id }))
}

/** 201 with an array of URIs, and where it lies when it is one. */
export function created(answer: RawAnswer, uris: readonly string[]): void {
  expect(answer.status, answer.body).toBe(201)
  expect(answer.json()).toEqual(uris.map((URI) => ({ URI })))
  if (uris.length === 1) expect(answer.headers['location']).toBe(uris[0])
}

/** 200 with a message that says so. */
export function deleted(answer: RawAnswer): void {
  expect(answer.status, answer.body).toBe(200)
  expect(answer.json()).toMatchObject({ code: 0, message: expect.stringMatching(/^deleted /) })
}

/** The status is all that counts. */
export function status(wanted: number): (answer: RawAnswer) => void {
  return (answer) => expect(answer.status, answer.body).toBe(wanted)
}
