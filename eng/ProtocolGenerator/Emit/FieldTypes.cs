using System;
using ProtocolGenerator.Union;

namespace ProtocolGenerator.Emit;

/// <summary>The C# side of a field: its types, defaults, and least size on the wire.</summary>
internal static class FieldTypes
{
    public static string Element(UnionField field) => field.Kind switch
    {
        "struct" => field.Struct!.TypeName,
        "string" => "string",
        "bytes" or "records" => "ReadOnlyMemory<byte>",
        "boolean" => "bool",
        "int8" => "sbyte",
        "int16" => IsError(field) ? "ErrorCode" : "short",
        "int32" => "int",
        "int64" => "long",
        "uint16" => "ushort",
        "uint32" => "uint",
        "uuid" => "Guid",
        "float64" => "double",
        _ => throw new Schema.SchemaFormatException($"'{field.Name}' has the unknown type '{field.Kind}'."),
    };

    /// <summary>What the methods of reader and writer call a primitive.</summary>
    public static string Primitive(UnionField field) => field.Kind switch
    {
        "uint16" => "UInt16",
        "uint32" => "UInt32",
        "float64" => "Double",
        _ => Naming.Pascal(field.Kind),
    };

    public static string Bare(UnionField field) => field.IsArray ? $"List<{Element(field)}>" : Element(field);

    public static string Property(UnionField field) => Bare(field) + (field.IsNullable ? "?" : "");

    public static bool IsError(UnionField field) => field.Name.EndsWith("error_code", StringComparison.Ordinal);

    public static bool IsValueType(UnionField field) => !field.IsArray && field.Kind is not ("struct" or "string");

    /// <summary>What a field holds when nobody set it, or null for the default of its C# type.</summary>
    public static string? Default(UnionField field)
    {
        if (field.IsNullable)
        {
            return null;
        }

        return field.IsArray ? "[]"
            : field.Kind == "string" ? "\"\""
            : field.Kind == "struct" ? "new()"
            : field.Default;
    }

    /// <summary>The fewest bytes one element can take in any version that has it.</summary>
    public static int LeastElementSize(UnionField field, int firstFlexible)
    {
        int least = int.MaxValue;
        for (int version = 0; version < 64; version++)
        {
            if (VersionCondition.Has(field.Versions, version))
            {
                least = Math.Min(least, ElementSize(field, version, version >= firstFlexible));
            }
        }

        return least;
    }

    private static int Size(UnionField field, int version, bool flexible)
    {
        return field.IsArray ? flexible ? 1 : 4
            : VersionCondition.Has(field.NullableVersions, version) && field.Kind == "struct" ? 1
            : ElementSize(field, version, flexible);
    }

    private static int ElementSize(UnionField field, int version, bool flexible) => field.Kind switch
    {
        "struct" => StructSize(field.Struct!, version, flexible),
        "string" => flexible ? 1 : 2,
        "bytes" or "records" => flexible ? 1 : 4,
        "boolean" or "int8" => 1,
        "int16" or "uint16" => 2,
        "int32" or "uint32" => 4,
        "int64" or "float64" => 8,
        _ => 16,
    };

    private static int StructSize(UnionStruct type, int version, bool flexible)
    {
        int size = flexible ? 1 : 0;
        foreach (UnionField field in type.Plain)
        {
            if (VersionCondition.Has(field.Versions, version))
            {
                size += Size(field, version, flexible);
            }
        }

        return size;
    }
}
