using System.Collections.Generic;

namespace ProtocolGenerator.Emit;

/// <summary>Turns a set of versions into a C# condition on <c>version</c>.</summary>
internal static class VersionCondition
{
    /// <summary>The condition, or null when it holds for every version of <paramref name="scope"/>.</summary>
    public static string? Of(ulong versions, ulong scope)
    {
        if ((versions & scope) == scope)
        {
            return null;
        }

        int lowest = Lowest(scope);
        int highest = Highest(scope);
        var ranges = new List<string>();
        for (int start = 0; start < 64; start++)
        {
            if (!Has(versions, start))
            {
                continue;
            }

            int end = start;
            while (Has(versions, end + 1))
            {
                end++;
            }

            ranges.Add(Range(start, end, lowest, highest));
            start = end;
        }

        return ranges.Count == 0 ? "false" : $"version is {string.Join(" or ", ranges)}";
    }

    public static bool Has(ulong versions, int version) => version < 64 && (versions & (1UL << version)) != 0;

    public static int Lowest(ulong versions)
    {
        int version = 0;
        while (!Has(versions, version))
        {
            version++;
        }

        return version;
    }

    public static int Highest(ulong versions)
    {
        int version = 63;
        while (!Has(versions, version))
        {
            version--;
        }

        return version;
    }

    private static string Range(int start, int end, int lowest, int highest)
    {
        if (start == end)
        {
            return start.ToString();
        }

        return start <= lowest ? $"<= {end}" : end >= highest ? $">= {start}" : $"(>= {start} and <= {end})";
    }
}
