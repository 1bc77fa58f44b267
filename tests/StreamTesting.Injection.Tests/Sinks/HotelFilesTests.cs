using System.Text;
using System.Text.Json;
using StreamTesting.Domains;

namespace StreamTesting.Injection.Tests;

/// <summary>The sample files of the hotel's document, and its lines for a pipe.</summary>
public sealed class HotelFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SampleFiles_OfTheThreeTopics_AreAsLargeAsTheDocumentSays()
    {
        var stream = Hotel.Operations().Generate(new Seed(1));

        await stream.WriteToAsync(Sink.ByTopic(_folder["out"]));

        var lines = Directory.GetFiles(_folder["out"]).ToDictionary(file => Path.GetFileName(file).Split('.')[0], File.ReadAllLines);
        lines.Keys.Order().ShouldBe(["bookings", "guests", "room-prices"]);
        lines["bookings"].Length.ShouldBe(3355);
        lines["bookings"].Count(line => line.Contains("\"booking.created\"")).ShouldBe(1000);
        lines["guests"].Length.ShouldBe(508);
        lines["room-prices"].Length.ShouldBe(700);
        lines.Values.SelectMany(file => file).ShouldAllBe(line => JsonDocument.Parse(line, default).RootElement.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task SampleFile_OfFiftyLateEvents_IsAStreamsLateShare()
    {
        var stream = Hotel.Bookings(298).Late(0.05, TimeSpan.FromHours(2), TimeSpan.FromHours(1)).Generate(new Seed(1));

        await stream.WriteToAsync(Sink.Truth(_folder["truth.jsonl"]));

        stream.Count().ShouldBe(1000);
        TruthFile.Read(_folder["truth.jsonl"]).Arrivals.Count(arrival => arrival.Causes.Contains("late")).ShouldBe(50);
    }

    [Fact]
    public async Task Lines_IntoAPipe_AreOneEventEachInTheOrderOfArrival()
    {
        var stream = Hotel.Bookings(50).Generate(new Seed(1));
        using var pipe = new MemoryStream();

        await stream.WriteToAsync(Sink.Stream(pipe));

        Encoding.UTF8.GetString(pipe.ToArray()).ShouldBe(string.Concat(stream.Select(arrival => Encoding.UTF8.GetString(arrival.ToBytes()) + "\n")));
    }

    [Fact]
    public async Task Truth_OfOperations_HasTheFinalStateOfEachEntity()
    {
        var stream = Hotel.Operations().Generate(new Seed(1));

        await stream.WriteToAsync(Sink.Truth(_folder["truth.jsonl"]));

        var states = TruthFile.Read(_folder["truth.jsonl"]).States;
        states.CountBy(state => state.Topic).ToDictionary().ShouldBe(new Dictionary<string, int> { ["bookings"] = 1000, ["guests"] = 400, ["room-prices"] = 50 }, ignoreOrder: true);
        states.Where(state => state.Topic == "guests").Count(state => state.StateJson is null).ShouldBe(8);
        var statuses = states.Where(state => state.Topic == "bookings").CountBy(state => JsonDocument.Parse(state.StateJson!).RootElement.GetProperty("booking_status").GetString()!).ToDictionary();
        (statuses["Cancelled"], statuses["No-Show"], statuses["Checked-Out"]).ShouldBe((100, 45, 855));
    }
}
