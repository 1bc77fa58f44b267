using System.Globalization;

namespace StreamTesting;

/// <summary>The order of a binary log: file, position, row.</summary>
internal static class BinlogOrder
{
    public static VersionComparison Compare(ChangeRecord left, ChangeRecord right)
    {
        if (left.Event?.Source is not { Position: { } leftPosition } first || right.Event?.Source is not { Position: { } rightPosition } second
            || (ServerOf(first) is var server && ServerOf(second) is var other && server != other && server != 0 && other != 0)
            || FileOf(first) is not var (leftName, leftNumber) || FileOf(second) is not var (rightName, rightNumber)
            || !string.Equals(leftName, rightName, StringComparison.Ordinal))
        {
            return VersionComparison.Unknown;
        }

        var position = (leftNumber, leftPosition, first.Row ?? 0).CompareTo((rightNumber, rightPosition, second.Row ?? 0));
        return position != 0 ? VersionOrder.Of(position) : VersionOrder.AtOnePosition(left, right);
    }

    /// <summary>A snapshot's rows name no server (0): they are of the one that is streamed.</summary>
    private static long ServerOf(SourcePosition source) => source.ServerId ?? 0;

    private static (string Name, long Number)? FileOf(SourcePosition source)
    {
        if (source.File is not { } file)
        {
            return null;
        }

        var dot = file.LastIndexOf('.');
        return long.TryParse(file.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (file[..Math.Max(dot, 0)], number) : null;
    }
}
