import { AbortPromptError, ExitPromptError } from '@inquirer/core';

/** The result of prompts, or "quit" where Ctrl-C or a signal ended them: inquirer throws exceptions for both. */
export async function orQuit<T>(prompts: () => Promise<T>): Promise<T | { readonly kind: 'quit' }> {
  try {
    return await prompts();
  } catch (error) {
    if (error instanceof ExitPromptError || error instanceof AbortPromptError) return { kind: 'quit' };
    throw error;
  }
}
