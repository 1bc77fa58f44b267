using System.Collections.Generic;
using System.Linq;
using ProtocolGenerator.Union;

namespace ProtocolGenerator.Emit;

/// <summary>Writes the statements that write a struct's fields.</summary>
internal sealed class WriteEmitter
{
    private readonly CodeWriter _code;
    private readonly int _firstFlexible;
    private readonly string _name;

    /// <param name="code">Where to.</param>
    /// <param name="firstFlexible">The first version with compact and tagged fields.</param>
    /// <param name="name">What errors call the struct.</param>
    public WriteEmitter(CodeWriter code, int firstFlexible, string name)
    {
        _code = code;
        _firstFlexible = firstFlexible;
        _name = name;
    }

    public void Emit(UnionStruct type)
    {
        _code.Line(Flexible.Declaration(_firstFlexible));
        foreach (List<UnionField> run in FieldRuns.Of(type))
        {
            string? condition = VersionCondition.Of(run[0].Versions, type.Versions);
            if (condition is not null)
            {
                _code.Open($"if ({condition})");
            }

            run.ForEach(Plain);
            if (condition is not null)
            {
                _code.Close();
            }
        }

        if (Flexible.IsEver(type, _firstFlexible))
        {
            _code.Open("if (flexible)");
            Tagged(type);
            _code.Close();
        }
    }

    private void Plain(UnionField field)
    {
        string name = Naming.Pascal(field.Name);
        string? forbidden = VersionCondition.Of(field.Versions & ~field.NullableVersions, field.Versions);
        if (field.NullableVersions != 0 && forbidden != "false")
        {
            _code.Open($"if ({name} is null && {forbidden})");
            _code.Line($"throw WireWriter.NullRefused(\"{_name}.{name}\", version);");
            _code.Close();
        }

        Value(field, name, field.NullableVersions != 0);
    }

    private void Tagged(UnionStruct type)
    {
        if (!type.Tagged.Any())
        {
            _code.Line("TaggedField.WriteAll(ref writer, UnknownTaggedFields);");
            return;
        }

        _code.Line("int tags = UnknownTaggedFields?.Count ?? 0;");
        foreach (UnionField field in type.Tagged)
        {
            _code.Line($"tags += {Present(field, type)} ? 1 : 0;");
        }

        _code.Line("writer.WriteUnsignedVarint((uint)tags);");
        _code.Line("int next = 0;");
        foreach (UnionField field in type.Tagged)
        {
            string name = Naming.Pascal(field.Name);
            _code.Open($"if ({Present(field, type)})");
            _code.Line($"next = TaggedField.WriteBelow(ref writer, UnknownTaggedFields, next, {field.Tag});");
            _code.Line($"int mark = writer.BeginTaggedField({field.Tag});");
            bool isNullableValue = FieldTypes.IsValueType(field) && field.NullableVersions == 0;
            Value(field, isNullableValue ? $"{name}.Value" : name, nullable: false);
            _code.Line("writer.EndTaggedField(mark);");
            _code.Close();
        }

        _code.Line("TaggedField.WriteFrom(ref writer, UnknownTaggedFields, next);");
    }

    private static string Present(UnionField field, UnionStruct type)
    {
        string? condition = VersionCondition.Of(field.Versions, type.Versions);
        string present = $"{Naming.Pascal(field.Name)} is not null";
        return condition is null ? present : $"{present} && {condition}";
    }

    private void Value(UnionField field, string name, bool nullable)
    {
        if (field.IsArray)
        {
            _code.Line($"writer.WriteArrayLength({name}{(nullable ? "?" : "")}.Count{(nullable ? " ?? -1" : "")}, flexible);");
            _code.Open($"foreach ({FieldTypes.Element(field)} item in CollectionsMarshal.AsSpan({name}))");
            _code.Line(Element(field, "item"));
            _code.Close();
        }
        else if (field.Kind == "struct" && nullable)
        {
            _code.Line($"writer.WritePresence({name} is not null);");
            _code.Line($"{name}?.Write(ref writer, version);");
        }
        else
        {
            _code.Line(Element(field, name));
        }
    }

    private static string Element(UnionField field, string name) => field.Kind switch
    {
        "struct" => $"{name}.Write(ref writer, version);",
        "string" => $"writer.WriteString({name}, flexible);",
        "bytes" => $"writer.WriteBytes({name}, flexible);",
        "records" => $"writer.WriteRecords({name}, flexible);",
        "int16" when FieldTypes.IsError(field) => $"writer.WriteInt16((short){name});",
        _ => $"writer.Write{FieldTypes.Primitive(field)}({name});",
    };
}
