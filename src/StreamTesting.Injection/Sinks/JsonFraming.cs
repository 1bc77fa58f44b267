using System.Buffers;

namespace StreamTesting.Injection;

/// <summary>What stands around the elements of a file.</summary>
internal static class JsonFraming
{
    public static bool IsArray(this JsonLayout layout) => layout != JsonLayout.Lines;

    public static ReadOnlySpan<byte> Empty => "[]"u8;

    /// <summary>Writes an element of an array with what comes before it.</summary>
    public static void Write(JsonLayout layout, ReadOnlySpan<byte> element, bool isFirst, IBufferWriter<byte> output)
    {
        output.Write(isFirst ? "["u8 : ","u8);
        if (layout == JsonLayout.Array)
        {
            output.Write(element);
            return;
        }

        output.Write("\n  "u8);
        JsonIndent.Write(element, 1, output);
    }

    public static ReadOnlySpan<byte> Close(JsonLayout layout) => layout switch
    {
        JsonLayout.Lines => [],
        JsonLayout.Array => "]"u8,
        _ => "\n]"u8,
    };

    public static string Extension(JsonLayout layout) => layout.IsArray() ? ".json" : ".ndjson";
}
