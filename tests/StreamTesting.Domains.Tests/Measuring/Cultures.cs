using System.Globalization;

namespace StreamTesting.Domains.Tests;

/// <summary>A stream made at the same time on several threads, half of them in a culture that writes numbers and dates otherwise.</summary>
internal static class Cultures
{
    public static string[] Fingerprints(StreamPlan plan, Seed seed)
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = ".";
        odd.DateTimeFormat.DateSeparator = "#";
        odd.DateTimeFormat.TimeSeparator = "'";
        var shared = plan.Generate(seed);
        var prints = new string[8];
        Parallel.For(0, prints.Length, i =>
        {
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = i % 2 == 0 ? before : odd;
            try
            {
                prints[i] = (i % 4 < 2 ? shared : plan.Generate(seed)).Fingerprint();
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        });
        return prints;
    }
}
