import inquirer from 'inquirer';
import type { ReviewReply } from '../../core/interview/index.ts';
import type { Asked } from './question-commands.ts';
import { type QuestionConfig, questionPrompt } from './question-prompt.ts';
import { type ReviewConfig, reviewPrompt } from './review-prompt.ts';
import { type TextConfig, textPrompt } from './text-prompt.ts';

/** The prompts of an interview; inquirer has a separate type for each. */
export interface Prompts {
  readonly question: (config: QuestionConfig) => Promise<Asked>;
  readonly text: (config: TextConfig) => Promise<string | undefined>;
  readonly review: (config: ReviewConfig) => Promise<ReviewReply>;
}

/** Prompts that use these streams, clear the screen at the end, and stop when the signal is aborted. */
export function promptsOn(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, signal: AbortSignal): Prompts {
  const prompt = inquirer.createPromptModule<Types>({
    input,
    output,
    clearPromptOnDone: true,
    signal,
  });
  prompt.registerPrompt('question', ({ config }, context) => questionPrompt(config, context));
  prompt.registerPrompt('text', ({ config }, context) => textPrompt(config, context));
  prompt.registerPrompt('review', ({ config }, context) => reviewPrompt(config, context));
  const message = '';
  return {
    question: async (config) =>
      (await prompt<{ reply: Asked }>([{ type: 'question', name: 'reply', message, config }])).reply,
    text: async (config) =>
      (await prompt<{ reply: string | undefined }>([{ type: 'text', name: 'reply', message, config }])).reply,
    review: async (config) =>
      (await prompt<{ reply: ReviewReply }>([{ type: 'review', name: 'reply', message, config }])).reply,
  };
}

interface Hosted<Config> {
  [key: string]: unknown;
  /** Required by inquirer; the prompts draw their own message. */
  message: string;
  config: Config;
}

type Types = { question: Hosted<QuestionConfig>; text: Hosted<TextConfig>; review: Hosted<ReviewConfig> };
