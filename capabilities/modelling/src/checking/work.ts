import { answering } from '@comu/kernel/apart';
import { checkedModel } from './checked-model.ts';
import type { Asked } from './check-drawing.ts';
import { readDrawing } from './read-drawing.ts';

answering((asked: Asked) => ('read' in asked ? readDrawing(asked.read) : checkedModel(asked)));
