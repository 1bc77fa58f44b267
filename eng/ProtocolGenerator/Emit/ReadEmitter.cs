using ProtocolGenerator.Union;

namespace ProtocolGenerator.Emit;

/// <summary>Writes the statements that read a struct's fields.</summary>
internal sealed class ReadEmitter
{
    private readonly CodeWriter _code;
    private readonly int _firstFlexible;

    public ReadEmitter(CodeWriter code, int firstFlexible)
    {
        _code = code;
        _firstFlexible = firstFlexible;
    }

    public void Emit(UnionStruct type)
    {
        _code.Line($"bool flexible = version >= {_firstFlexible};");
        foreach (UnionField field in type.Plain)
        {
            string name = Naming.Pascal(field.Name);
            string? condition = VersionCondition.Of(field.Versions, type.Versions);
            string? absent = FieldTypes.Default(field);
            if (condition is null)
            {
                Value(field, name, type.Versions);
                continue;
            }

            _code.Open($"if ({condition})");
            Value(field, name, field.Versions);
            _code.Close();
            if (absent is not null)
            {
                _code.Open("else");
                _code.Line($"{name} = {absent};");
                _code.Close();
            }
        }

        Tagged(type);
    }

    private void Tagged(UnionStruct type)
    {
        _code.Open("if (flexible)");
        _code.Line("int count = reader.ReadTaggedFieldCount();");
        _code.Open("for (int i = 0; i < count; i++)");
        _code.Line("uint tag = reader.ReadTag(out int end);");
        _code.Open("switch (tag)");
        foreach (UnionField field in type.Tagged)
        {
            string? condition = VersionCondition.Of(field.Versions, type.Versions);
            _code.Open($"case {field.Tag}{(condition is null ? "" : $" when {condition}")}:");
            Value(field, Naming.Pascal(field.Name), field.Versions);
            _code.Line($"reader.EndTaggedField(tag, end);");
            _code.Line("break;");
            _code.Close();
        }

        _code.Open("default:");
        _code.Line("(UnknownTaggedFields ??= []).Add(new TaggedField(tag, reader.ReadSliceTo(end)));");
        _code.Line("break;");
        _code.Close();
        _code.Close();
        _code.Close();
        _code.Close();
    }

    private void Value(UnionField field, string target, ulong scope)
    {
        string? nullable = field.NullableVersions == 0 ? "false" : VersionCondition.Of(field.NullableVersions, scope) ?? "true";
        if (!field.IsArray)
        {
            _code.Line($"{target} = {Element(field, nullable)};");
            return;
        }

        string element = FieldTypes.Element(field);
        int size = FieldTypes.LeastElementSize(field, _firstFlexible);
        string list = "items" + target;
        _code.Line($"int count{target} = reader.ReadArrayLength(flexible, {size}, nullable: {nullable});");
        _code.Line($"List<{element}>? {list} = count{target} < 0 ? null : new List<{element}>(WireReader.FirstCapacity(count{target}));");
        _code.Open($"for (int n = 0; n < count{target}; n++)");
        _code.Line($"{list}!.Add({Element(field, "false")});");
        _code.Close();
        _code.Line($"{target} = {list}!;");
    }

    private static string Element(UnionField field, string nullable) => field.Kind switch
    {
        "struct" when nullable == "true" => $"reader.ReadPresence() ? new {field.Struct!.TypeName}(ref reader, version) : null",
        "struct" => $"new {field.Struct!.TypeName}(ref reader, version)",
        "string" => Choose(nullable, "reader.ReadNullableString(flexible)", "reader.ReadString(flexible)"),
        "bytes" or "records" => Choose(nullable, "reader.ReadNullableBytes(flexible)", "reader.ReadBytes(flexible)"),
        "int16" when FieldTypes.IsError(field) => "(ErrorCode)reader.ReadInt16()",
        "float64" => "reader.ReadDouble()",
        _ => $"reader.Read{Naming.Pascal(field.Kind).Replace("Uint", "UInt")}()",
    };

    private static string Choose(string condition, string yes, string no)
    {
        return condition == "true" ? yes : condition == "false" ? no : $"{condition} ? {yes} : {no}";
    }
}
