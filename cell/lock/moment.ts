/**
 * Time as reservations are reckoned with: monotonic, plus what was stored as left. A jump of the
 * wall clock expires nothing.
 */
export interface Moment {
  /** Names the run of the cell: readings of another run's clock mean nothing here. */
  readonly clock: string
  /** Monotonic milliseconds of this run. */
  readonly nowMs: number
  /** Milliseconds since the epoch, shown to people. */
  readonly wallMs: number
}
