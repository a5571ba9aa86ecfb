import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import type { Hands } from './hands';

/** What a person does on the rules page, by the names that things have there. */
export class RulesHands {
  constructor(private readonly me: Hands) {}

  private get say() {
    return this.me.say;
  }

  /** A part of the file in sight. */
  part(key: string): Locator {
    return this.me.pane.locator(`[data-part="${key}"]`);
  }

  /** Opens a part that may be open still. */
  async open(key: string): Promise<void> {
    const head = this.part(key).locator('button').first();
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  }

  get draft(): Locator {
    return this.me.pane.getByRole('region', { name: this.say('author.draft'), exact: true });
  }

  /** What the draft says of itself. */
  get standing(): Locator {
    return this.draft.getByRole('status');
  }

  async stands(text: RegExp): Promise<void> {
    await this.standing.filter({ hasText: text }).waitFor();
  }

  /** Waits until the draft has no mistake, and all of its cases are green. */
  sound(): Promise<void> {
    return this.stands(/没有错误/);
  }

  /** To the list of all files, wherever one is and whatever was searched. */
  async overview(): Promise<void> {
    const back = this.me.button('author.back');
    await back.or(this.me.pane.locator('#rules-heading')).first().waitFor();
    if (await back.isVisible()) await back.click();
    await this.me.pane.locator('#rules-heading').waitFor();
    await this.me.field('author.search').fill('');
  }

  /** Opens what goes out and comes in, which may be open still. */
  async travel(): Promise<void> {
    const head = this.me.pane.getByRole('button', { name: this.say('author.travel'), exact: true });
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  }

  /** To a file, by where it stands. */
  async to(path: string): Promise<void> {
    await this.overview();
    await this.me.pane.locator(`[data-path="${path}"]`).first().click();
    await this.me.pane.locator('#rule-file-heading').waitFor();
  }

  /** Begins to change the file in sight; the first time by name. */
  async change(by: string): Promise<void> {
    await this.me.press('author.change');
    const begin = this.me.button('author.begin');
    await begin.or(this.draft).first().waitFor();
    if (await begin.isVisible()) {
      await this.me.pane.locator('input[autocomplete=name]').fill(by);
      await begin.click();
    }
    await this.sound();
  }

  async discard(): Promise<void> {
    await this.me.button('author.discard', undefined, this.draft).first().click();
    await this.me.press('author.discard-confirm');
    await this.draft.waitFor({ state: 'detached' });
  }

  private get publishing(): Locator {
    return this.me.pane.locator('form', { has: this.me.button('author.publish-now') });
  }

  /** Tries to publish. @param from the first day; null where none is asked for */
  async publish(from: string | null, note: string): Promise<Locator> {
    const form = this.publishing;
    if ((await form.count()) === 0) await this.me.unfold(this.say('author.publish'));
    if (from !== null) await form.locator('input[type=date]').fill(from);
    await form.getByLabel(this.say('author.publish-note'), { exact: true }).fill(note);
    await this.me.press('author.publish-now', undefined, form);
    return form;
  }

  /** What a part is called in a sheet, and what is done with it. */
  inSheet(title: string): Locator {
    return this.me.pane.getByRole('group', { name: title, exact: true });
  }

  async writeSheet(title: string): Promise<string[][]> {
    await this.me.press('author.form-write', undefined, this.inSheet(title));
    await this.me.told('author.form-written', { sheet: title });
    return this.me.pane.evaluate(
      (sheet) =>
        Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem(sheet).getUsedRange().load('values');
          await context.sync();
          return range.values.map((row) => row.map(String));
        }),
      title,
    );
  }

  async readSheet(title: string): Promise<void> {
    await this.me.press('author.form-read', undefined, this.inSheet(title));
    await this.me.told('author.form-taken', { sheet: title });
  }

  /** All rules as they are exported. */
  async exported(): Promise<string> {
    const [file] = await Promise.all([this.me.opened.page.waitForEvent('download'), this.me.press('author.export')]);
    return readFileSync(await file.path(), 'utf8');
  }

  /** Gives the page a file with rules to look at. */
  async give(name: string, text: string): Promise<void> {
    await this.me.pane.locator('#panel-rules input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }
}
