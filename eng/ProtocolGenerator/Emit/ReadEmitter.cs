using System.Collections.Generic;
using System.Linq;
using ProtocolGenerator.Union;

namespace ProtocolGenerator.Emit;

/// <summary>Writes the statements that read a struct's fields.</summary>
internal sealed class ReadEmitter
{
    private readonly CodeWriter _code;
    private readonly int _firstFlexible;
    private readonly bool _reuse;

    public ReadEmitter(CodeWriter code, int firstFlexible, bool reuse = false)
    {
        _reuse = reuse;
        _code = code;
        _firstFlexible = firstFlexible;
    }

    public void Emit(UnionStruct type)
    {
        _code.Line(Flexible.Declaration(_firstFlexible));
        foreach (List<UnionField> run in FieldRuns.Of(type))
        {
            Run(run, type.Versions);
        }

        if (Flexible.IsEver(type, _firstFlexible))
        {
            _code.Open("if (flexible)");
            Tagged(type);
            _code.Close();
        }
    }

    private void Run(List<UnionField> run, ulong scope)
    {
        string? condition = VersionCondition.Of(run[0].Versions, scope);
        if (condition is not null)
        {
            _code.Open($"if ({condition})");
        }

        foreach (UnionField field in run)
        {
            Value(field, Naming.Pascal(field.Name));
        }

        List<UnionField> defaulted = run.Where(field => FieldTypes.Default(field) is not null).ToList();
        if (condition is null)
        {
            return;
        }

        _code.Close();
        if (!_reuse && defaulted.Count > 0)
        {
            _code.Open("else");
            defaulted.ForEach(field => _code.Line($"{Naming.Pascal(field.Name)} = {FieldTypes.Default(field)};"));
            _code.Close();
        }
    }

    private void Tagged(UnionStruct type)
    {
        if (!type.Tagged.Any())
        {
            _code.Line("UnknownTaggedFields = TaggedField.ReadAll(ref reader);");
            return;
        }

        _code.Line("int tags = reader.ReadTaggedFieldCount();");
        _code.Open("for (int i = 0; i < tags; i++)");
        _code.Line("uint tag = reader.ReadTag(out int end);");
        _code.Open("switch (tag)");
        foreach (UnionField field in type.Tagged)
        {
            string? condition = VersionCondition.Of(field.Versions, type.Versions);
            _code.Open($"case {field.Tag}{(condition is null ? "" : $" when {condition}")}:");
            Value(field, Naming.Pascal(field.Name));
            _code.Line("reader.EndTaggedField(tag, end);");
            _code.Line("break;");
            _code.Close();
        }

        _code.Line("default:");
        _code.Line("    (UnknownTaggedFields ??= []).Add(new TaggedField(tag, reader.ReadSliceTo(end)));");
        _code.Line("    break;");
        _code.Close();
        _code.Close();
    }

    private void Value(UnionField field, string target)
    {
        string nullable = field.NullableVersions == 0 ? "false" : VersionCondition.Of(field.NullableVersions, field.Versions) ?? "true";
        if (_reuse && ReuseEmitter.IsKept(field))
        {
            ReuseEmitter.List(_code, field, target, FieldTypes.LeastElementSize(field, _firstFlexible));
        }
        else if (field.IsArray)
        {
            List(field, target, nullable);
        }
        else
        {
            _code.Line($"{target} = {Element(field, nullable)};");
        }
    }

    private void List(UnionField field, string target, string nullable)
    {
        string list = $"List<{FieldTypes.Element(field)}>";
        int size = FieldTypes.LeastElementSize(field, _firstFlexible);
        _code.Line($"int count{target} = reader.ReadArrayLength(flexible, {size}, nullable: {nullable});");
        if (nullable == "false")
        {
            _code.Line($"{target} = new {list}(WireReader.FirstCapacity(count{target}));");
        }
        else
        {
            _code.Line($"{target} = count{target} < 0 ? null : new {list}(WireReader.FirstCapacity(count{target}));");
        }

        _code.Open($"for (int n = 0; n < count{target}; n++)");
        _code.Line($"{target}{(nullable == "false" ? "" : "!")}.Add({Element(field, "false")});");
        _code.Close();
    }

    private static string Element(UnionField field, string nullable) => field.Kind switch
    {
        "struct" when nullable == "true" => $"reader.ReadPresence() ? new {field.Struct!.TypeName}(ref reader, version) : null",
        "struct" => $"new {field.Struct!.TypeName}(ref reader, version)",
        "string" => Choose(nullable, "reader.ReadNullableString(flexible)", "reader.ReadString(flexible)"),
        "bytes" or "records" => Choose(nullable, "reader.ReadNullableBytes(flexible)", "reader.ReadBytes(flexible)"),
        "int16" when FieldTypes.IsError(field) => "(ErrorCode)reader.ReadInt16()",
        _ => $"reader.Read{FieldTypes.Primitive(field)}()",
    };

    private static string Choose(string condition, string yes, string no)
    {
        return condition == "true" ? yes : condition == "false" ? no : $"{condition} ? {yes} : {no}";
    }
}
