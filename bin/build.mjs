// Makes the program ready without starting it: what an image or a release is made of.
import { build, ready } from "./bootstrap.mjs";

ready();
build();
