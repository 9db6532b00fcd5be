/** The part of a logger that is used here. */
export interface Logger {
  info(message: string): void
  warn(details: object, message: string): void
}
