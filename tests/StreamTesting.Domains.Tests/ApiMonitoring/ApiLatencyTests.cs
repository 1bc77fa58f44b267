namespace StreamTesting.Domains.Tests;

/// <summary>How long calls take: the table's averages and the ranges where nothing is special, spikes and errors on top.</summary>
public sealed class ApiLatencyTests
{
    private const int Count = 20_000;
    private static readonly Lazy<IReadOnlyList<ApiMessage>> Plain = new(() => ApiSample.Read(Count, o => o with { SpikeRate = 0, ErrorRate = 0 }));

    [Theory]
    [InlineData("auth-service", 100, 150, 250)]
    [InlineData("payment-service", 200, 450, 500)]
    [InlineData("user-service", 50, 85, 150)]
    [InlineData("product-service", 100, 120, 250)]
    [InlineData("order-service", 200, 280, 500)]
    [InlineData("notification-service", 100, 200, 250)]
    [InlineData("analytics-service", 300, 350, 600)]
    [InlineData("search-service", 50, 95, 150)]
    public void ResponseTime_WithoutSpikesAndErrors_HasTheAverageAndTheRangeOfTheDocument(string service, double least, double average, double most)
    {
        var times = Times(Plain.Value, service);

        Measured.Mean(times, average);
        times.Min().ShouldBeInRange(least, least + (0.1 * (average - least)));
        times.Max().ShouldBeInRange(most - (0.2 * (most - average)), most);
    }

    [Fact]
    public void ResponseTime_OfSpikes_IsTwoToTenTimesAsLong()
    {
        var spiked = ApiSample.Read(Count, o => o with { SpikeRate = 1, ErrorRate = 0 });

        var factors = Factors(Plain.Value, spiked);

        factors.Min().ShouldBeInRange(2 - .001, 2.01);
        factors.Max().ShouldBeInRange(9.99, 10.001);
        Measured.Fits(factors.Select(factor => $"{Math.Clamp((int)Math.Floor(factor), 2, 9)}"), Measured.Equal(Enumerable.Range(2, 8).Select(n => $"{n}")));
    }

    [Fact]
    public void ResponseTime_OfErrors_IsHalfToThreeTimesAsLong()
    {
        var failed = ApiSample.Read(Count, o => o with { SpikeRate = 0, ErrorRate = 1 });

        var factors = Factors(Plain.Value, failed);

        factors.Min().ShouldBeInRange(.5 - .001, .51);
        factors.Max().ShouldBeInRange(2.99, 3.001);
        Measured.Mean(factors, 1.75);
        Measured.Share(factors.Count(factor => factor > 1), factors.Count, .8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(1)]
    public void SpikeRate_MeasuredBack_IsTheShareOfTheCallsBeyondTheirRange(double rate)
    {
        var most = ApiServices.All.ToDictionary(service => service.Name, service => service.Most);
        var calls = ApiSample.Read(Count, o => o with { SpikeRate = rate, ErrorRate = 0 });

        Measured.Share(Factors(Plain.Value, calls).Count(factor => factor > 1.5), calls.Count, rate);
        if (rate == 0)
        {
            calls.ShouldAllBe(message => (double)message.Call.Metrics.ResponseTimeMs <= most[message.Call.Source.Service]);
        }
    }

    [Fact]
    public void ResponseTime_OverAll_IsWhatTheTableImpliesAndNotTheSampleStatistics()
    {
        var times = ApiSample.Default.Select(message => (double)message.Call.Metrics.ResponseTimeMs).Order().ToList();
        double At(double share) => times[(int)(share * times.Count)];

        Measured.Mean(times, ApiServices.All.Average(service => service.Average * (1 + (.05 * 5)) * (1 + (.75 * service.ErrorRate))));
        At(.5).ShouldBeInRange(195, 206);
        At(.95).ShouldBeInRange(490, 550);
        At(.99).ShouldBeInRange(1850, 2200);
    }

    private static List<double> Times(IEnumerable<ApiMessage> messages, string service) =>
        [.. messages.Where(message => message.Call.Source.Service == service).Select(message => (double)message.Call.Metrics.ResponseTimeMs)];

    private static List<double> Factors(IReadOnlyList<ApiMessage> plain, IReadOnlyList<ApiMessage> other) =>
        [.. plain.Zip(other, (one, two) => (double)(two.Call.Metrics.ResponseTimeMs / one.Call.Metrics.ResponseTimeMs))];
}
