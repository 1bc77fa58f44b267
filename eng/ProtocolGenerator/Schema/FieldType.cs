namespace ProtocolGenerator.Schema;

/// <summary>The type of a field as a schema file writes it, e.g. <c>compact array of struct (nullable)</c>.</summary>
internal sealed class FieldType
{
    private FieldType(string kind, bool isArray, bool isCompact, bool isNullable)
    {
        Kind = kind;
        IsArray = isArray;
        IsCompact = isCompact;
        IsNullable = isNullable;
    }

    /// <summary>The element's kind without <c>compact_</c> and <c>nullable_</c>: int32, string, struct, ...</summary>
    public string Kind { get; }

    public bool IsArray { get; }

    public bool IsCompact { get; }

    public bool IsNullable { get; }

    public bool IsStruct => Kind == "struct";

    public static FieldType Parse(string text)
    {
        bool nullable = TakeSuffix(ref text, " (nullable)");
        bool compact = TakePrefix(ref text, "compact array of ");
        bool array = compact || TakePrefix(ref text, "array of ");
        bool compactElement = TakePrefix(ref text, "compact_");
        bool nullableElement = TakePrefix(ref text, "nullable_");
        return new FieldType(text, array, array ? compact : compactElement, nullable || nullableElement);
    }

    /// <summary>Whether the encoding of this type differs between flexible and older versions.</summary>
    public bool HasCompactForm => IsArray || Kind is "string" or "bytes" or "records";

    private static bool TakePrefix(ref string text, string prefix)
    {
        if (!text.StartsWith(prefix, System.StringComparison.Ordinal))
        {
            return false;
        }

        text = text.Substring(prefix.Length);
        return true;
    }

    private static bool TakeSuffix(ref string text, string suffix)
    {
        if (!text.EndsWith(suffix, System.StringComparison.Ordinal))
        {
            return false;
        }

        text = text.Substring(0, text.Length - suffix.Length);
        return true;
    }
}
