// The words templates may use beside plain data. The twin of words.py.
import { FIELDS, PATTERNS, PLACES, STATIC } from "data"
import { G } from "./offline/runtime/engine.js"

Object.assign(G, { static: STATIC, fields: FIELDS, places: PLACES, patterns: PATTERNS })
