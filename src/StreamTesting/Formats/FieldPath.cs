using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace StreamTesting;

/// <summary>Where a field stands in a JSON value: names joined by dots, elements of arrays by their number, for example <c>payload.lines[0].price</c>.</summary>
internal sealed class FieldPath
{
    private readonly string _text;

    private FieldPath(string text, Segment[] segments)
    {
        _text = text;
        Segments = segments;
    }

    public static FieldPath Root { get; } = new("", []);

    public Segment[] Segments { get; }

    /// <summary>The field's own name; null for an element of an array and for the root.</summary>
    public string? Name => Segments.Length == 0 ? null : Segments[^1].Name;

    /// <summary>What the field stands in.</summary>
    public FieldPath Parent => new(TextOf(Segments.AsSpan(0, Segments.Length - 1)), Segments[..^1]);

    public static FieldPath Parse(string text, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        return TryParse(text, out var path)
            ? path
            : throw new ArgumentException($"'{text}' is no field; write names joined by dots and elements by their number, for example payload.lines[0].price.", parameter);
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out FieldPath? path)
    {
        var segments = new List<Segment>();
        path = null;
        foreach (var part in text.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            if (name.Length == 0)
            {
                return false;
            }

            segments.Add(new Segment(name));
            if (bracket >= 0 && !TryAddElements(part.AsSpan(bracket), segments))
            {
                return false;
            }
        }

        path = new FieldPath(text, [.. segments]);
        return true;
    }

    public override string ToString() => _text;

    private static bool TryAddElements(ReadOnlySpan<char> text, List<Segment> segments)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf(']');
            if (text[0] != '[' || end < 0 || !int.TryParse(text[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                return false;
            }

            segments.Add(new Segment(index));
            text = text[(end + 1)..];
        }

        return true;
    }

    private static string TextOf(ReadOnlySpan<Segment> segments)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            text.Append(segment.Name is null ? "" : text.Length == 0 ? "" : ".").Append(segment);
        }

        return text.ToString();
    }

    /// <summary>One step of the way: into the member of a name, or the element of a number.</summary>
    internal readonly struct Segment
    {
        public Segment(string name)
        {
            Name = name;
            Utf8 = Encoding.UTF8.GetBytes(name);
        }

        public Segment(int index)
        {
            Index = index;
            Utf8 = [];
        }

        public string? Name { get; }

        public byte[] Utf8 { get; }

        public int Index { get; }

        public override string ToString() => Name ?? string.Create(CultureInfo.InvariantCulture, $"[{Index}]");
    }
}
