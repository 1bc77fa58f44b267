namespace StreamTesting.Domains;

/// <summary>How likely an ad journey leads to a visit, by channel (SX-2); each from 0 to 1. Immutable.</summary>
/// <param name="Social">SOCIAL; 0.012 by default.</param>
/// <param name="Search">SEARCH; 0.035 by default.</param>
/// <param name="Display">DISPLAY; 0.008 by default.</param>
/// <param name="Email">EMAIL; 0.025 by default.</param>
/// <param name="Video">VIDEO; 0.015 by default.</param>
public sealed record AdConversion(
    double Social = 0.012, double Search = 0.035, double Display = 0.008, double Email = 0.025, double Video = 0.015)
{
    /// <summary>The same for every channel.</summary>
    /// <param name="rate">From 0 to 1.</param>
    /// <returns>The rates.</returns>
    public static AdConversion Of(double rate) => new(rate, rate, rate, rate, rate);

    internal double[] ByChannel() => [Social, Search, Display, Email, Video];

    internal void Validate()
    {
        OptionRange.CheckRate(Social, nameof(Social), "The conversion of SOCIAL (marketing.conversion.social)");
        OptionRange.CheckRate(Search, nameof(Search), "The conversion of SEARCH (marketing.conversion.search)");
        OptionRange.CheckRate(Display, nameof(Display), "The conversion of DISPLAY (marketing.conversion.display)");
        OptionRange.CheckRate(Email, nameof(Email), "The conversion of EMAIL (marketing.conversion.email)");
        OptionRange.CheckRate(Video, nameof(Video), "The conversion of VIDEO (marketing.conversion.video)");
    }
}
