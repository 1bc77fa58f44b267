using System.Globalization;
using System.Text;

namespace StreamTesting;

/// <summary>The lines of a summary that show measured rates beside those asked for.</summary>
internal static class RateText
{
    private const string Bars = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    public static string Of(RateMeasurement measured, RateCurve curve)
    {
        var text = new StringBuilder();
        var shares = measured.Shares;
        var width = Math.Max(24, shares.Select(share => share.Part.Length).DefaultIfEmpty(0).Max());
        text.Append(CultureInfo.InvariantCulture, $"  {"rates".PadRight(width)}  asked    measured, of {measured.Count} events that follow them\n");
        foreach (var share in shares)
        {
            var met = share.IsMet ? "" : "; further off than chance";
            text.Append(CultureInfo.InvariantCulture, $"  {share.Part.PadRight(width)}  {Of(share.Asked)}  {Of(share.Measured)} = {share.Count}{met}\n");
        }

        if (measured.Outside > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {"outside of the span".PadRight(width)}  {"",8} {measured.Outside}\n");
        }

        Lines(text, $"{UtcText.Of(curve.Start)} to {UtcText.Of(curve.End)}, {measured.Bins.Count} parts", measured.Bins);
        Lines(text, "by hour of the day (UTC)", measured.Hours);
        return text.ToString();
    }

    private static void Lines(StringBuilder text, string title, IReadOnlyList<RateShare> shares)
    {
        var greatest = Math.Max(shares.Max(share => share.Asked), shares.Max(share => share.Measured));
        text.Append(CultureInfo.InvariantCulture, $"  {title}\n    asked     {Line(shares.Select(share => share.Asked), greatest)}\n    measured  {Line(shares.Select(share => share.Measured), greatest)}\n");
    }

    private static string Line(IEnumerable<double> shares, double greatest) => string.Concat(shares.Select(share =>
        share <= 0 || greatest <= 0 ? '\u00B7' : Bars[Math.Clamp((int)Math.Ceiling(share / greatest * Bars.Length) - 1, 0, Bars.Length - 1)]));

    private static string Of(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share,5:0.00} %");
}
