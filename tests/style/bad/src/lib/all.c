#include "lib/all.h"
#include "present/sheet.h"
#include "sheet.h"

static const char *const LANGUAGE = "fr";
static const char *const MESSAGE = "opération impossible"; /* allowed here */
