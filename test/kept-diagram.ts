import * as builtIn from 'mesh-ready:built-in-pack';
import { useWritten, writtenOf } from '../src/core/range/posed.ts';
import { builtInPack } from './core/pack/built-in.ts';

// Drawing the diagram of the built-in pack takes longest of all. It is drawn once, for the program and for every test.
useWritten(builtInPack, () => writtenOf(builtIn.pack));
