export interface State<Content> { readonly number: number; readonly content: Content }
type Tell = (how: 'kept' | 'to-keep' | 'keeping', number: number) => void;

/** Sends what stands on a state, and answers the number of the new one; nothing when it was refused or did not arrive. */
type Send<Content> = (on: State<Content>) => Promise<number | undefined>;

/**
 * What is being drawn, and how much of it is kept. It is kept by one sending at a time, each on the state that the former made; what
 * changes while one is under way goes with the next.
 */
export class Keeper<Content> {
  content: Content;
  number: number;
  /** Whether something is here that nobody keeps yet. */
  dirty = false;
  #sending: Promise<number | undefined> | undefined;
  #line = 0;
  readonly #tell: Tell;

  constructor({ content, number }: State<Content>, tell: Tell) {
    this.content = content;
    this.number = number;
    this.#tell = tell;
  }

  change(content: Content): void {
    this.content = content;
    this.dirty = true;
  }

  /** Goes on from another state; what a sending under way says of the former is no longer of this one. */
  adopt({ content, number }: State<Content>): void {
    Object.assign(this, { content, number, dirty: false });
    this.#line += 1;
  }

  /** Keeps what is here on top of another state. */
  standOn(number: number): void {
    Object.assign(this, { number, dirty: true });
    this.#line += 1;
  }

  /** Keeps at once what is not kept yet; answers the number of the state, or nothing when it was refused. */
  async keep(send: Send<Content>): Promise<number | undefined> {
    while (this.#sending !== undefined) await this.#sending;
    if (!this.dirty) return this.number;
    this.#sending = this.#send(send).finally(() => { this.#sending = undefined; });
    return this.#sending;
  }

  async #send(send: Send<Content>): Promise<number | undefined> {
    const line = this.#line;
    this.dirty = false;
    this.#tell('keeping', this.number);
    try {
      const number = await send({ content: this.content, number: this.number });
      if (number !== undefined) this.number = Math.max(this.number, number);
      else if (line === this.#line) this.dirty = true;
      if (number !== undefined && line === this.#line) this.#tell(this.dirty ? 'to-keep' : 'kept', this.number);
      return number;
    } catch (error) {
      this.dirty = true;
      this.#tell('to-keep', this.number);
      throw error;
    }
  }
}
