namespace StreamTesting.Architecture.Tests;

/// <summary>
/// The lines that differ between two texts, with "-" for what went and "+" for what came, in their order; indented ones below the line
/// without indentation that they belong to.
/// </summary>
internal static class LineDiff
{
    public static IEnumerable<string> Of(string before, string after)
    {
        var heading = "";
        foreach (var (mark, line) in Marked(before, after))
        {
            if (mark == ' ')
            {
                heading = line.StartsWith(' ') ? heading : line;
                continue;
            }

            if (line.StartsWith(' ') && heading.Length > 0)
            {
                yield return "  " + heading;
            }

            heading = "";
            yield return $"{mark} {line}";
        }
    }

    private static IEnumerable<(char Mark, string Line)> Marked(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var common = Common(old, now);
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return (' ', old[i++]);
                j++;
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                yield return ('-', old[i++]);
            }
            else
            {
                yield return ('+', now[j++]);
            }
        }
    }

    private static int[,] Common(string[] old, string[] now)
    {
        var length = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                length[i, j] = old[i] == now[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length;
    }
}
