import { savedviews as english } from './savedviews.en';
import { savedviews as chinese } from './savedviews.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
