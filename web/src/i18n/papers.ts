import { papers as english } from './papers.en';
import { papers as chinese } from './papers.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
