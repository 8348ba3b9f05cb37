/** How an answer is drawn. */
export const answerShapes = ['figure', 'bars', 'ranked', 'line', 'map', 'heat', 'table'] as const;
export type AnswerShape = (typeof answerShapes)[number];
