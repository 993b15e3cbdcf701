import { Module } from '@nestjs/common';
import { DirectoryPublishedConsumer } from './directory-published.consumer.js';

/** The copy of the directory. */
@Module({ controllers: [DirectoryPublishedConsumer] })
export class DirectoryModule {}
