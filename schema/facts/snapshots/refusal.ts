/** Why a reading was refused or failed: a code of the catalogue, and a message. */
export interface Refusal {
  readonly code: string
  readonly message: string
}
