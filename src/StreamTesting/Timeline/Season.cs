namespace StreamTesting;

/// <summary>A season of the northern half of the earth, by whole months.</summary>
public enum Season
{
    /// <summary>December, January, February.</summary>
    Winter,

    /// <summary>March, April, May.</summary>
    Spring,

    /// <summary>June, July, August.</summary>
    Summer,

    /// <summary>September, October, November.</summary>
    Fall,
}
