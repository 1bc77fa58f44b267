using System.Linq;
using ProtocolGenerator.Union;

namespace ProtocolGenerator.Emit;

/// <summary>Writes the statements that write a struct's fields.</summary>
internal sealed class WriteEmitter
{
    private readonly CodeWriter _code;
    private readonly int _firstFlexible;
    private readonly string _message;

    public WriteEmitter(CodeWriter code, int firstFlexible, string message)
    {
        _code = code;
        _firstFlexible = firstFlexible;
        _message = message;
    }

    public void Emit(UnionStruct type)
    {
        _code.Line($"bool flexible = version >= {_firstFlexible};");
        foreach (UnionField field in type.Plain)
        {
            string name = Naming.Pascal(field.Name);
            string? condition = VersionCondition.Of(field.Versions, type.Versions);
            if (condition is not null)
            {
                _code.Open($"if ({condition})");
            }

            CheckNull(field, name);
            Value(field, name, field.NullableVersions != 0);
            if (condition is not null)
            {
                _code.Close();
            }
        }

        _code.Open("if (flexible)");
        Tagged(type);
        _code.Close();
    }

    private void CheckNull(UnionField field, string name)
    {
        string? forbidden = VersionCondition.Of(field.Versions & ~field.NullableVersions, field.Versions);
        if (field.NullableVersions == 0 || forbidden == "false")
        {
            return;
        }

        _code.Open($"if ({name} is null && {forbidden})");
        _code.Line($"throw WireWriter.NullRefused(\"{_message}.{name}\", version);");
        _code.Close();
    }

    private void Tagged(UnionStruct type)
    {
        if (!type.Tagged.Any())
        {
            _code.Line("TaggedField.WriteAll(ref writer, UnknownTaggedFields);");
            return;
        }

        _code.Line("int count = UnknownTaggedFields?.Count ?? 0;");
        foreach (UnionField field in type.Tagged)
        {
            _code.Line($"count += {Present(field, type)} ? 1 : 0;");
        }

        _code.Line("writer.WriteUnsignedVarint((uint)count);");
        _code.Line("int next = 0;");
        foreach (UnionField field in type.Tagged)
        {
            string name = Naming.Pascal(field.Name);
            _code.Open($"if ({Present(field, type)})");
            _code.Line($"next = TaggedField.WriteBelow(ref writer, UnknownTaggedFields, next, {field.Tag});");
            _code.Line($"int mark{name} = writer.BeginTaggedField({field.Tag});");
            Value(field, FieldTypes.IsValueType(field) && field.NullableVersions == 0 ? $"{name}.Value" : name, nullable: false);
            _code.Line($"writer.EndTaggedField(mark{name});");
            _code.Close();
        }

        _code.Line("TaggedField.WriteBelow(ref writer, UnknownTaggedFields, next, uint.MaxValue);");
    }

    private static string Present(UnionField field, UnionStruct type)
    {
        string? condition = VersionCondition.Of(field.Versions, type.Versions);
        string present = $"{Naming.Pascal(field.Name)} is not null";
        return condition is null ? $"({present})" : $"({present} && {condition})";
    }

    private void Value(UnionField field, string name, bool nullable)
    {
        if (!field.IsArray)
        {
            Scalar(field, name, nullable);
            return;
        }

        _code.Line($"writer.WriteArrayLength({name}{(nullable ? "?" : "")}.Count{(nullable ? " ?? -1" : "")}, flexible);");
        _code.Open($"foreach ({FieldTypes.Element(field)} item in CollectionsMarshal.AsSpan({name}))");
        _code.Line(Element(field, "item"));
        _code.Close();
    }

    private void Scalar(UnionField field, string name, bool nullable)
    {
        if (field.Kind != "struct" || !nullable)
        {
            _code.Line(Element(field, name));
            return;
        }

        _code.Line($"writer.WritePresence({name} is not null);");
        _code.Line($"{name}?.Write(ref writer, version);");
    }

    private static string Element(UnionField field, string name) => field.Kind switch
    {
        "struct" => $"{name}.Write(ref writer, version);",
        "string" => $"writer.WriteString({name}, flexible);",
        "bytes" => $"writer.WriteBytes({name}, flexible);",
        "records" => $"writer.WriteRecords({name}, flexible);",
        "int16" when FieldTypes.IsError(field) => $"writer.WriteInt16((short){name});",
        "float64" => $"writer.WriteDouble({name});",
        _ => $"writer.Write{Naming.Pascal(field.Kind).Replace("Uint", "UInt")}({name});",
    };
}
