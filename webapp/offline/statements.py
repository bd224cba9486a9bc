"""The statements of a template as JavaScript. In it `c` is the context, `o` what is written so far, `S` the blocks."""

from jinja2 import nodes


class Statements:
    def statements(self, all, top=False):
        return "".join(self.statement(node, top) for node in all)

    def statement(self, node, top=False):
        write = getattr(self, f"write_{type(node).__name__}", None)
        return write(node, top) if write else self.fail(node, f"the statement {type(node).__name__}")

    def write_Output(self, node, top):
        return "".join(f"o+={self.written(part)};" for part in node.nodes)

    def written(self, node):
        if isinstance(node, nodes.TemplateData):
            return self.string(node.data)
        return f"$.o({self.expression(node)})"

    def function(self, body):
        return f'(c)=>{{let o="";{self.statements(body)}return o}}'

    def captured(self, body):
        """What a body writes, as markup."""
        return f"$.M(({self.function(body)})(Object.create(c)))"

    def assigned(self, target, value):
        if isinstance(target, nodes.Name):
            return f"c[{self.string(target.name)}]={value};"
        if isinstance(target, nodes.NSRef):
            return f"$.ns(c[{self.string(target.name)}])[{self.string(target.attr)}]={value};"
        if isinstance(target, nodes.Tuple):
            name = self.name_of("v")
            parts = "".join(self.assigned(item, f"{name}[{at}]") for at, item in enumerate(target.items))
            return f"const {name}=$.un({value},{len(target.items)});{parts}"
        return self.fail(target, "this assignment")

    def write_Assign(self, node, top):
        return self.assigned(node.target, self.expression(node.node))

    def write_AssignBlock(self, node, top):
        value = self.captured(node.body)
        return self.assigned(node.target, self.filtered(node.filter, value) if node.filter else value)

    def write_If(self, node, top):
        code = f"if($.t({self.expression(node.test)})){{{self.statements(node.body, top)}}}"
        for other in node.elif_:
            code += f"else if($.t({self.expression(other.test)})){{{self.statements(other.body, top)}}}"
        return code + (f"else{{{self.statements(node.else_, top)}}}" if node.else_ else "")

    def write_For(self, node, top):
        if node.recursive:
            self.fail(node, "a recursive loop")
        items, loop, item = self.name_of("i"), self.name_of("l"), self.name_of("x")
        code = f"let {items}=$.it({self.expression(node.iter)});"
        if node.test:
            code += f"{items}={items}.filter({item}=>{self.chosen(node, item)});"
        each = f"const c=Object.create(p{loop});{loop}.n();c.loop={loop};{self.assigned(node.target, item)}"
        code += f"const {loop}=$.L({items});const p{loop}=c;"
        code += f"for(const {item} of {loop}.a){{{each}{self.statements(node.body)}}}"
        if node.else_:
            inside = f"{{const c=Object.create(p{loop}e);{self.statements(node.else_)}}}"
            code += f"if(!{items}.length){{const p{loop}e=c;{inside}}}"
        return f"{{{code}}}"

    def chosen(self, node, item):
        """Whether an item of a loop passes its `if`."""
        inside = f"{self.assigned(node.target, item)}return $.t({self.expression(node.test)})"
        return f"{{const p=c;{{const c=Object.create(p);{inside}}}}}"

    def write_With(self, node, top):
        outer = self.name_of("q")
        named = [(target, self.name_of("v"), value) for target, value in zip(node.targets, node.values, strict=True)]
        values = "".join(f"const {name}={self.expression(value)};" for _, name, value in named)
        inside = "".join(self.assigned(target, name) for target, name, _ in named) + self.statements(node.body)
        return f"{{{values}const {outer}=c;{{const c=Object.create({outer});{inside}}}}}"

    def macro(self, node, name):
        names = [argument.name for argument in node.args]
        defaults = ",".join(f"(c)=>{self.expression(default)}" for default in node.defaults)
        used = {found.name for part in node.body for found in part.find_all(nodes.Name)}
        flags = int("varargs" in used) | int("kwargs" in used) << 1 | int("caller" in used) << 2
        head = f"{self.string(name)},{self.value(names)},{len(names) - len(node.defaults)}"
        return f"$.m({head},[{defaults}],{self.function(node.body)},c,{flags})"

    def write_Macro(self, node, top):
        return f"c[{self.string(node.name)}]={self.macro(node, node.name)};"

    def write_CallBlock(self, node, top):
        named = f"{{...{self.keywords(node.call)},caller:{self.macro(node, 'caller')}}}"
        return f"o+=$.o($.c({self.expression(node.call.node)},{self.arguments(node.call)},{named}));"

    def write_FilterBlock(self, node, top):
        return f"o+=$.o({self.filtered(node.filter, self.captured(node.body))});"

    def write_Include(self, node, top):
        self.ask_for(node.template, may_miss=node.ignore_missing)
        context = "c" if node.with_context else "null"
        return f"o+=$.inc({self.expression(node.template)},{context},{int(node.ignore_missing)});"

    def imported(self, node):
        self.ask_for(node.template)
        return f"$.imp({self.expression(node.template)},{'c' if node.with_context else 'null'})"

    def write_Import(self, node, top):
        self.modules.add(node.target)
        return f"c[{self.string(node.target)}]={self.imported(node)};"

    def write_FromImport(self, node, top):
        module = self.name_of("v")
        code = f"const {module}={self.imported(node)};"
        for name in node.names:
            there, here = name if isinstance(name, tuple) else (name, name)
            code += f"c[{self.string(here)}]=$.from({module},{self.string(there)});"
        return code

    def write_Extends(self, node, top):
        if not top or self.parent:
            self.fail(node, "extends anywhere but once at the top")
        self.ask_for(node.template)
        name = self.name_of("e")
        self.parent = f"$.ext({name},c,S)"
        return f"const {name}={self.expression(node.template)};"

    def write_Block(self, node, top):
        if node.name in self.blocks:
            self.fail(node, "a block twice")
        self.blocks[node.name], outer, self.block = "", self.block, node.name
        self.blocks[node.name] = f'(c,S,I)=>{{let o="";{self.statements(node.body)}return o}}'
        self.block = outer
        scope = "c" if node.scoped else "null"
        return "" if self.parent and top else f"o+=$.b(S,{self.string(node.name)},0,{scope});"
