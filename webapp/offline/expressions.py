"""The expressions of a template as JavaScript, with the meaning they have in Python."""

import re

from jinja2 import nodes

from webapp.offline.literal import literal

CHANGING = {"clear", "copy", "fromkeys", "pop", "popitem", "setdefault", "update"}  # what a dict can do in Python alone
OPERATIONS = {
    "Add": "add", "Sub": "sub", "Mul": "mul", "Div": "div", "FloorDiv": "fdiv", "Mod": "mod", "Pow": "pow",
}  # fmt: skip


class Expressions:
    def expression(self, node):
        kind = type(node).__name__
        if kind == "Mod" and isinstance(node.left, nodes.Const | nodes.TemplateData):
            self.fail(node, "% of a text")
        if kind in OPERATIONS:
            return f"$.{OPERATIONS[kind]}({self.expression(node.left)},{self.expression(node.right)})"
        read = getattr(self, f"read_{kind}", None)
        return read(node) if read else self.fail(node, f"the expression {kind}")

    def string(self, text):
        return self.value(text)

    def value(self, value):
        return literal(value)

    def listed(self, all):
        return "[" + ",".join(self.expression(node) for node in all) + "]"

    def read_Const(self, node):
        if isinstance(node.value, float):
            return f"$.fl({node.value!r})"
        if node.value is None or isinstance(node.value, bool | int | str):
            return self.value(node.value)
        return self.fail(node, "this constant")

    def read_TemplateData(self, node):
        return f"$.M({self.string(node.data)})"

    def read_Name(self, node):
        if node.name == "self":
            self.fail(node, "self")
        return f"c.{node.name}" if re.fullmatch(r"[A-Za-z_]\w*", node.name) else f"c[{self.string(node.name)}]"

    def read_List(self, node):
        return self.listed(node.items)

    read_Tuple = read_List

    def read_Dict(self, node):
        pairs = ",".join(f"[{self.expression(pair.key)},{self.expression(pair.value)}]" for pair in node.items)
        return f"$.dict([{pairs}])"

    def read_CondExpr(self, node):
        other = self.expression(node.expr2) if node.expr2 else "undefined"
        return f"($.t({self.expression(node.test)})?{self.expression(node.expr1)}:{other})"

    def read_And(self, node):
        return f"$.and({self.expression(node.left)},()=>{self.expression(node.right)})"

    def read_Or(self, node):
        return f"$.or({self.expression(node.left)},()=>{self.expression(node.right)})"

    def read_Not(self, node):
        return f"!$.t({self.expression(node.node)})"

    def read_Neg(self, node):
        return f"$.neg({self.expression(node.node)})"

    def read_Pos(self, node):
        return f"(+{self.expression(node.node)})"

    def read_Concat(self, node):
        return f"$.cat({self.listed(node.nodes)})"

    def read_Compare(self, node):
        if len(node.ops) == 1:
            return f"$.cmp.{node.ops[0].op}({self.expression(node.expr)},{self.expression(node.ops[0].expr)})"
        rest = ",".join(f'["{operand.op}",()=>{self.expression(operand.expr)}]' for operand in node.ops)
        return f"$.chain({self.expression(node.expr)},[{rest}])"

    def read_Getattr(self, node):
        if node.attr in CHANGING or node.attr.startswith("__"):
            self.fail(node, f".{node.attr}")
        return f"$.g({self.expression(node.node)},{self.string(node.attr)})"

    def read_Getitem(self, node):
        if not isinstance(node.arg, nodes.Slice):
            return f"$.k({self.expression(node.node)},{self.expression(node.arg)})"
        if node.arg.step:
            self.fail(node, "a slice with steps")
        start, stop = (self.expression(end) if end else "null" for end in (node.arg.start, node.arg.stop))
        return f"$.sl({self.expression(node.node)},{start},{stop})"

    def arguments(self, node):
        if node.dyn_args or node.dyn_kwargs:
            self.fail(node, "*arguments in a call")
        return self.listed(node.args)

    def keywords(self, node):
        return "{" + ",".join(f"{self.string(word.key)}:{self.expression(word.value)}" for word in node.kwargs) + "}"

    def filtered(self, node, value=None):
        """A value through a filter; its keyword arguments arrive as `this`."""
        if node.name not in self.words["filters"]:
            self.fail(node, f"the filter {node.name}")
        if node.dyn_args or node.dyn_kwargs:
            self.fail(node, "*arguments of a filter")
        value = value if node.node is None else self.expression(node.node)
        rest = "".join(f",{self.expression(argument)}" for argument in node.args)
        return f"F.{node.name}.call({self.keywords(node) if node.kwargs else '0'},{value}{rest})"

    def read_Filter(self, node):
        return self.filtered(node)

    def read_Test(self, node):
        if node.name not in self.words["tests"]:
            self.fail(node, f"the test {node.name}")
        rest = "".join(f",{self.expression(argument)}" for argument in node.args)
        return f"I.{node.name}({self.expression(node.node)}{rest})"

    def read_Call(self, node):
        if isinstance(node.node, nodes.Name) and node.node.name == "super":
            if not self.block:
                self.fail(node, "super() outside a block")
            return f"$.M($.b(S,{self.string(self.block)},I+1,c))"
        if isinstance(node.node, nodes.Getattr) and not self.is_of_module(node.node):
            return self.method_call(node)
        return f"$.c({self.expression(node.node)},{self.arguments(node)},{self.keywords(node)})"

    def is_of_module(self, node):
        """Whether `node` is a macro of an imported module, or one of the deeds of `loop`."""
        of_loop = node.attr in ("cycle", "changed")
        return of_loop or (isinstance(node.node, nodes.Name) and node.node.name in self.modules)

    def method_call(self, node):
        name = node.node.attr
        if name not in self.words["methods"] or node.kwargs:
            self.fail(node, f"the method .{name}()")
        return f"$.call({self.expression(node.node.node)},{self.string(name)},{self.arguments(node)})"
