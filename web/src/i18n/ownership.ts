import { ownership as english } from './ownership.en';
import { ownership as chinese } from './ownership.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
