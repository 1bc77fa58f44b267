namespace StreamTesting;

/// <summary>A kind of weather: how likely it is in each season, and its factor. One is drawn for each day.</summary>
/// <param name="Name">What it is called, for example <c>rainy</c>.</param>
/// <param name="Factor">The factor of a day of such weather.</param>
/// <param name="Winter">Its weight in December, January, February; at least 0, and the weights of a season need not sum to 1.</param>
/// <param name="Spring">Its weight in March, April, May.</param>
/// <param name="Summer">Its weight in June, July, August.</param>
/// <param name="Fall">Its weight in September, October, November.</param>
public sealed record Weather(string Name, double Factor, double Winter, double Spring, double Summer, double Fall)
{
    internal double WeightIn(Season season) => season switch
    {
        Season.Winter => Winter,
        Season.Spring => Spring,
        Season.Summer => Summer,
        _ => Fall,
    };
}
