import { Module } from '@nestjs/common';
import { DirectoryRepository } from './directory.repository.js';

/** The copy of the directory. */
@Module({ providers: [DirectoryRepository], exports: [DirectoryRepository] })
export class DirectoryModule {}
