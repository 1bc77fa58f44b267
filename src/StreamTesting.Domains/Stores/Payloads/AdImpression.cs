namespace StreamTesting.Domains;

/// <summary>Somebody saw an ad (S-22). The impressions of one journey, and the visit and purchase it leads to, share a correlation id; the last impression before the visit has the credit.</summary>
/// <param name="Channel">SOCIAL, SEARCH, DISPLAY, EMAIL or VIDEO.</param>
/// <param name="CampaignId">The campaign; one a channel.</param>
/// <param name="CreativeId">Which of the campaign's ten creatives.</param>
/// <param name="CustomerAdId">Who saw it; one id a customer.</param>
/// <param name="ImpressionId">Unique in the stream.</param>
/// <param name="Cost">What it cost; from 0.10 to 2.50.</param>
/// <param name="DeviceType">MOBILE, DESKTOP or TABLET.</param>
public sealed record AdImpression(
    string Channel,
    string CampaignId,
    string CreativeId,
    string CustomerAdId,
    string ImpressionId,
    decimal Cost,
    string DeviceType) : StorePayload;
