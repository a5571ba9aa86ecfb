/** Words in up to three languages; Simplified Chinese and English are always there. */
export interface Words {
  readonly 'zh-CN': string;
  readonly 'zh-TW'?: string;
  readonly en: string;
}

export const LANGUAGES_OF_WORDS = ['zh-CN', 'zh-TW', 'en'] as const satisfies readonly (keyof Words)[];
