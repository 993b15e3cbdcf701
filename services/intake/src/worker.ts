import { serveWork } from '@tingsu/runtime';
import { works } from './threads/works.adapter.js';

serveWork(works);
